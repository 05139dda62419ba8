import { Checkbox, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { CameraRow } from './camera-row.js';
import type { Take } from './use-take.js';

interface CameraListProps {
  readonly cameras: readonly FleetEntry[];
  readonly chosen: ReadonlySet<string>;
  readonly take: Take;
  readonly onToggle: (id: string) => void;
  readonly onToggleAll: () => void;
}

export function CameraList({ cameras, chosen, take, onToggle, onToggleAll }: CameraListProps): ReactElement {
  const { asked, outcome } = take;
  if (cameras.length === 0) return <Text c="dimmed">No camera was found yet.</Text>;
  return (
    <Table verticalSpacing={6} className="numbers">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={36}>
            <Checkbox
              checked={chosen.size >= cameras.length}
              indeterminate={chosen.size > 0 && chosen.size < cameras.length}
              onChange={onToggleAll}
              aria-label="All cameras"
            />
          </Table.Th>
          <Table.Th>Camera</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th visibleFrom="sm">Disk</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {cameras.map((entry) => (
          <CameraRow
            key={entry.service.id}
            entry={entry}
            isChosen={chosen.has(entry.service.id)}
            asked={asked?.cameras.has(entry.service.id) ? asked.doing : undefined}
            refusal={outcome?.refusals.get(entry.service.id)}
            onToggle={() => onToggle(entry.service.id)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}
