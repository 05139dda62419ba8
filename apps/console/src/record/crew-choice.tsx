import { Checkbox, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import type { Look } from '../takes/entry-looks.js';
import { CrewTile } from './crew-tile.js';
import { readinessOf, type ReadyState } from './readiness.js';

interface CrewChoiceProps {
  readonly cameras: readonly FleetEntry[];
  readonly chosen: ReadonlySet<string>;
  readonly mayChoose: boolean;
  readonly onToggle: (id: string) => void;
  readonly onToggleAll: () => void;
}

const LOOKS: Readonly<Record<ReadyState, Look>> = {
  ready: { text: 'ready', color: 'var(--mantine-color-teal-5)' },
  warned: { text: 'ready', color: 'var(--mantine-color-yellow-5)' },
  'not-ready': { text: 'not ready', color: 'var(--mantine-color-orange-6)' },
  recording: { text: 'recording', color: 'var(--tally)' },
  saving: { text: 'saving', color: 'var(--mantine-color-yellow-5)' },
};

/** Who is to be in the take, and how each of them is by what it said last. */
export function CrewChoice(props: CrewChoiceProps): ReactElement {
  const { cameras, chosen, mayChoose, onToggle, onToggleAll } = props;
  if (cameras.length === 0) return <Text c="dimmed">No camera was found yet.</Text>;
  return (
    <section aria-label="Cameras">
      {mayChoose && (
        <Checkbox
          size="xs"
          mb={6}
          checked={chosen.size >= cameras.length}
          indeterminate={chosen.size > 0 && chosen.size < cameras.length}
          onChange={onToggleAll}
          label="All cameras"
        />
      )}
      <ul className="crew">
        {cameras.map((entry) => (
          <Tile key={entry.service.id} entry={entry} {...{ chosen, mayChoose, onToggle }} />
        ))}
      </ul>
    </section>
  );
}

interface TileProps extends Pick<CrewChoiceProps, 'chosen' | 'mayChoose' | 'onToggle'> {
  readonly entry: FleetEntry;
}

function Tile({ entry, chosen, mayChoose, onToggle }: TileProps): ReactElement {
  const { id, label } = entry.service;
  const { state } = readinessOf(entry);
  return (
    <CrewTile
      id={id}
      label={label}
      state={state}
      look={LOOKS[state]}
      isChosen={chosen.has(id)}
      onToggle={mayChoose ? () => onToggle(id) : undefined}
    />
  );
}
