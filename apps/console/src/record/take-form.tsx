import { Group, NumberInput, SegmentedControl, Select, TextInput, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { LONGEST } from '../takes/longest.js';
import type { TakeWish } from './take-wish.js';

interface TakeFormProps {
  readonly wish: TakeWish;
  readonly onWish: (wish: TakeWish) => void;
}

const POLICIES: { readonly value: TakeWish['policy']; readonly label: string }[] = [
  { value: 'all', label: 'All are ready' },
  { value: 'majority', label: 'Most are ready' },
  { value: 'any', label: 'One is ready' },
];

const MODES: { readonly value: TakeWish['mode']; readonly label: string }[] = [
  { value: 'clock', label: 'By the clock' },
  { value: 'framesync', label: 'In step' },
];

/** What is said of a take before its cameras are asked. */
export function TakeForm({ wish, onWish }: TakeFormProps): ReactElement {
  const change = (part: Partial<TakeWish>): void => onWish({ ...wish, ...part });
  return (
    <>
      <Kind wish={wish} change={change} />
      <Names wish={wish} change={change} />
      {wish.kind === 'still' ? (
        <Source wish={wish} change={change} />
      ) : (
        <Lengths wish={wish} change={change} />
      )}
      <Conditions wish={wish} change={change} />
      <Textarea
        label="Notes"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={LONGEST.notes}
        value={wish.notes}
        onChange={({ currentTarget }) => change({ notes: currentTarget.value })}
        flex={1}
        miw={160}
      />
    </>
  );
}

interface PartProps {
  readonly wish: TakeWish;
  readonly change: (part: Partial<TakeWish>) => void;
}

/** When it may roll, and how closely its frames are kept together. */
function Conditions({ wish, change }: PartProps): ReactElement {
  return (
    <>
      <Select
        label="May roll when"
        data={POLICIES}
        value={wish.policy}
        onChange={(policy) => policy && change({ policy })}
        allowDeselect={false}
        w={150}
      />
      <Select
        label="Frames"
        data={MODES}
        value={wish.mode}
        onChange={(mode) => mode && change({ mode })}
        allowDeselect={false}
        w={150}
      />
    </>
  );
}

const KINDS = [
  { value: 'film', label: 'Film' },
  { value: 'still', label: 'Still' },
] as const;

function Kind({ wish, change }: PartProps): ReactElement {
  return (
    <SegmentedControl
      aria-label="What is taken"
      data={[...KINDS]}
      value={wish.kind}
      onChange={(kind) => change({ kind })}
    />
  );
}

const SOURCES: { readonly value: TakeWish['source']; readonly label: string }[] = [
  { value: 'stream', label: 'Frame of the stream' },
  { value: 'camera', label: 'Full size, less exact' },
];

function Source({ wish, change }: PartProps): ReactElement {
  return (
    <Select
      label="Picture"
      data={SOURCES}
      value={wish.source}
      onChange={(source) => source && change({ source })}
      allowDeselect={false}
      w={190}
    />
  );
}

function Names({ wish, change }: PartProps): ReactElement {
  return (
    <>
      <TextInput
        label="Name"
        placeholder="take"
        maxLength={LONGEST.name}
        value={wish.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        flex={1}
        miw={140}
        maw={320}
      />
      <TextInput
        label="Slate"
        maxLength={LONGEST.slate}
        value={wish.slate}
        onChange={({ currentTarget }) => change({ slate: currentTarget.value })}
        w={90}
      />
    </>
  );
}

/** Seconds that the API takes. */
const PREROLL = { min: 0, max: 30 } as const;
const DURATION = { min: 0.1, max: 86_400 } as const;

function Lengths({ wish, change }: PartProps): ReactElement {
  const usual = { hideControls: true, suffix: ' s', w: 90 } as const;
  const seconds = (value: number | string): number | '' => (typeof value === 'number' ? value : '');
  return (
    <Group gap="sm" wrap="nowrap">
      <NumberInput
        {...usual}
        {...PREROLL}
        label="Pre-roll"
        placeholder="none"
        value={wish.preroll}
        onChange={(value) => change({ preroll: seconds(value) })}
      />
      <NumberInput
        {...usual}
        {...DURATION}
        label="Length"
        placeholder="until cut"
        value={wish.duration}
        onChange={(value) => change({ duration: seconds(value) })}
      />
    </Group>
  );
}
