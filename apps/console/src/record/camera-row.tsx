import { Checkbox, Group, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { DiskBar } from '../fleet/disk-bar.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { RecordingClock } from '../fleet/recording-clock.js';
import { StatusLight } from '../fleet/status-light.js';
import { count } from '../format/count.js';
import type { Film } from '../recordings/film.js';
import { type Readiness, readinessOf, type ReadyState } from './readiness.js';
import type { Refusal } from './take.js';

interface CameraRowProps {
  readonly entry: FleetEntry;
  readonly isChosen: boolean;
  /** It was asked to roll or to stop, and has not answered. */
  readonly asked: 'roll' | 'stop' | undefined;
  readonly refusal: Refusal | undefined;
  readonly onToggle: () => void;
}

const LOOKS: Readonly<Record<ReadyState, { readonly text: string; readonly color: string }>> = {
  ready: { text: 'ready', color: 'var(--mantine-color-teal-5)' },
  warned: { text: 'ready', color: 'var(--mantine-color-yellow-5)' },
  'not-ready': { text: 'not ready', color: 'var(--mantine-color-orange-6)' },
  recording: { text: 'recording', color: 'var(--tally)' },
  saving: { text: 'saving', color: 'var(--mantine-color-yellow-5)' },
};

const ASKED = { roll: 'rolling', stop: 'stopping' } as const;

/** One camera: whether it would roll, whether it does, and why not. */
export function CameraRow({ entry, isChosen, asked, refusal, onToggle }: CameraRowProps): ReactElement {
  const { service, camera } = entry;
  const readiness = readinessOf(entry);
  const { state } = readiness;
  return (
    <Table.Tr
      data-camera={service.id}
      data-state={state}
      data-chosen={isChosen || undefined}
      data-refused={refusal && true}
      className={state === 'recording' ? 'rolling' : undefined}
      data-dim={!isChosen || undefined}
    >
      <Table.Td w={36}>
        <Checkbox checked={isChosen} onChange={onToggle} aria-label={service.label} />
      </Table.Td>
      <Table.Td fw={600} className="word-break">
        {service.label}
      </Table.Td>
      <Table.Td>
        <StateLine state={state} asked={asked} film={camera?.recording} />
        <Reasons readiness={readiness} refusal={refusal} dropped={camera?.recording?.droppedFrames ?? 0} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {camera && service.status === 'found' && <DiskBar disk={camera.disk} />}
      </Table.Td>
    </Table.Tr>
  );
}

interface StateLineProps {
  readonly state: ReadyState;
  readonly asked: CameraRowProps['asked'];
  readonly film: Film | undefined;
}

function StateLine({ state, asked, film }: StateLineProps): ReactElement {
  const isRolling = state === 'recording';
  const { text, color } = LOOKS[state];
  const isAwaited = asked !== undefined && isRolling === (asked === 'stop');
  return (
    <Group gap={8} wrap="nowrap">
      <StatusLight color={color} />
      <span>
        {isAwaited ? ASKED[asked] : text} {isRolling && film && <RecordingClock recording={film} />}
      </span>
    </Group>
  );
}

interface ReasonsProps {
  readonly readiness: Readiness;
  readonly refusal: Refusal | undefined;
  readonly dropped: number;
}

function Reasons({ readiness: { why, advice }, refusal, dropped }: ReasonsProps): ReactElement {
  return (
    <>
      {why !== undefined && !refusal && (
        <Text size="xs" c="orange.4">
          {why} {advice}
        </Text>
      )}
      {refusal && (
        <Text size="xs" c="red.4" fw={600}>
          {refusal.title}. {refusal.advice}
        </Text>
      )}
      {dropped > 0 && (
        <Text size="xs" c="orange.4">
          {count(dropped, 'frame')} dropped
        </Text>
      )}
    </>
  );
}
