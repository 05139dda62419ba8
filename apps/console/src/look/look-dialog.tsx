import { Button, Checkbox, MultiSelect, Stack, Text } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { camerasOf, entriesOf, type FleetEntry } from '../fleet/fleet-entries.js';
import { optionsOf, wantedOf } from '../fleet/wanted.js';
import { count } from '../format/count.js';
import { Dialog } from '../frame/dialog.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { useFleet } from '../state/fleet-context.js';
import { useGroups } from '../state/use-groups.js';
import { useAttempt } from '../state/use-attempt.js';
import { useLabelOf } from '../state/use-label-of.js';
import { copyLook, type LookAnswer } from './copy-look.js';
import { LookAnswers } from './look-answers.js';
import { type Part, PARTS } from './look.js';

const ALL_PARTS = Object.keys(PARTS) as Part[];
/** What makes pictures look alike, whatever their size. */
const USUAL: readonly Part[] = ['tone', 'light', 'colour', 'focus'];

interface LookDialogProps {
  readonly source: Schemas['CameraView'];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Gives the look of one camera to others. */
export function LookDialog({ source, isOpen, onClose }: LookDialogProps): ReactElement {
  const labelOf = useLabelOf();
  return (
    <Dialog opened={isOpen} onClose={onClose} title={`Copy the look of ${labelOf(source.id)}`}>
      <LookForm source={source} labelOf={labelOf} />
    </Dialog>
  );
}

interface LookFormProps {
  readonly source: Schemas['CameraView'];
  readonly labelOf: (cameraId: string) => string;
}

function LookForm({ source, labelOf }: LookFormProps): ReactElement {
  const { services, cameras } = useFleet();
  const groups = useGroups();
  const [parts, setParts] = useState<readonly Part[]>(USUAL);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [answers, setAnswers] = useState<readonly LookAnswer[]>();
  const { isBusy, failure, run } = useAttempt();
  const others = useMemo(
    () => camerasOf(entriesOf({ services, cameras })).filter(({ service }) => service.id !== source.id),
    [services, cameras, source.id],
  );
  const targets = wantedOf(others, wanted, groups).map(({ service }) => service.id);
  const copy = (): void => {
    setAnswers(undefined);
    void run(async () => setAnswers(await copyLook({ source, parts, targets, cameras })));
  };
  return (
    <Stack gap="sm">
      <Parts parts={parts} onParts={setParts} />
      <Targets others={others} groups={groups} wanted={wanted} onWanted={setWanted} />
      <Text size="xs" c="dimmed">
        What {labelOf(source.id)} finds by itself is held where it is now, here and there, until “auto” is
        switched on again.
      </Text>
      <Button loading={isBusy} disabled={targets.length === 0 || parts.length === 0} onClick={copy}>
        Copy to {count(targets.length, 'camera')}
      </Button>
      <FailureAlert title="Nothing was copied" text={failure} />
      {answers && <LookAnswers answers={answers} labelOf={labelOf} />}
    </Stack>
  );
}

interface TargetsProps {
  readonly others: readonly FleetEntry[];
  readonly groups: readonly Schemas['GroupView'][];
  readonly wanted: readonly string[];
  readonly onWanted: (wanted: string[]) => void;
}

function Targets({ others, groups, wanted, onWanted }: TargetsProps): ReactElement {
  return (
    <MultiSelect
      label="To"
      placeholder={wanted.length === 0 ? 'All other cameras' : ''}
      data={optionsOf(others, groups)}
      value={[...wanted]}
      onChange={onWanted}
      clearable
      searchable
      // The button below it stays in reach.
      comboboxProps={{ position: 'top' }}
    />
  );
}

interface PartsProps {
  readonly parts: readonly Part[];
  readonly onParts: (parts: Part[]) => void;
}

function Parts({ parts, onParts }: PartsProps): ReactElement {
  return (
    <Checkbox.Group label="What" value={[...parts]} onChange={onParts}>
      <Stack gap={6} mt={4}>
        {ALL_PARTS.map((part) => (
          <Checkbox key={part} value={part} label={PARTS[part].label} size="sm" />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
