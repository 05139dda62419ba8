import { Group, SegmentedControl, Switch, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { AutoField } from './auto-field.js';
import { FieldNotes } from './field-notes.js';
import { type ControlRange, labelOf, NAMES } from './names.js';
import { NumberField } from './number-field.js';
import { SliderField } from './slider-field.js';
import type { Change } from './change.js';
import type { FieldProps } from './field-props.js';
import type { SettingsState } from './use-settings.js';

interface ControlFieldProps {
  readonly camera: Schemas['CameraView'];
  readonly range: ControlRange;
  readonly settings: SettingsState;
  readonly isDisabled: boolean;
}

/** One control with its own range, and why it is not as it was asked. */
export function ControlField({ camera, range, settings, isDisabled }: ControlFieldProps): ReactElement {
  const { name } = range;
  const { desired, reported } = camera.settings;
  const value = reported?.[name] ?? desired[name];
  const change = (asked: Change): void => settings.change(name, asked);
  return (
    <div data-control={name}>
      <Field
        range={range}
        value={value}
        asked={desired[name]}
        change={change}
        isChanging={settings.isBusy}
        isDisabled={isDisabled}
      />
      <Difference asked={desired[name]} done={reported?.[name]} />
      <FieldNotes camera={camera} name={name} settings={settings} />
    </div>
  );
}

function Field(props: FieldProps): ReactElement {
  const { name, auto = false } = props.range;
  if (name === 'rotation') return <Rotation {...props} />;
  if (name === 'hflip' || name === 'vflip') return <Flip {...props} />;
  if (name === 'annotate') return <Annotate {...props} />;
  if (name === 'bitrate' || name === 'gop') return <NumberField {...props} />;
  return auto || name === 'whiteBalance' ? <AutoField {...props} /> : <SliderField {...props} />;
}

function Difference({
  asked,
  done,
}: {
  readonly asked: unknown;
  readonly done: unknown;
}): ReactElement | null {
  // What runs by itself is reported as the number that it has found.
  if (asked === undefined || done === undefined || asked === 'auto') return null;
  if (JSON.stringify(asked) === JSON.stringify(done)) return null;
  return (
    <Text size="xs" c="orange.4">
      asked: {JSON.stringify(asked)}
    </Text>
  );
}

function Rotation({ range, value, change, isDisabled }: FieldProps): ReactElement {
  const data = (range.rotations ?? []).map((degrees) => ({ value: String(degrees), label: `${degrees}°` }));
  return (
    <Group justify="space-between">
      <Text size="sm">{NAMES.rotation.label}</Text>
      <SegmentedControl
        aria-label={NAMES.rotation.label}
        size="xs"
        data={data}
        value={String((value as number | undefined) ?? 0)}
        disabled={isDisabled}
        onChange={(degrees) => change({ rotation: Number(degrees) as NonNullable<Change['rotation']> })}
      />
    </Group>
  );
}

function Flip({ range, value, change, isDisabled }: FieldProps): ReactElement {
  return (
    <Switch
      label={labelOf(range)}
      checked={value === true}
      disabled={isDisabled}
      onChange={({ currentTarget }) => change({ [range.name]: currentTarget.checked })}
    />
  );
}

function Annotate({ range, value, change, isDisabled }: FieldProps): ReactElement {
  const text = typeof value === 'string' ? value : '';
  return (
    <TextInput
      key={text}
      label={labelOf(range)}
      size="xs"
      maxLength={100}
      defaultValue={text}
      disabled={isDisabled}
      onBlur={({ currentTarget }) =>
        currentTarget.value === text || change({ annotate: currentTarget.value })
      }
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
