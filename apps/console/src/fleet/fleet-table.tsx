import { Table, Text } from '@mantine/core';
import { type ReactElement, Fragment } from 'react';
import type { EntryGroup } from './fleet-entries.js';
import { FleetRow } from './fleet-row.js';

const COLUMNS = 6;

export function FleetTable({ groups }: { readonly groups: readonly EntryGroup[] }): ReactElement {
  if (groups.every(({ entries }) => entries.length === 0)) return <Text c="dimmed">Nothing matches.</Text>;
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table verticalSpacing={6} highlightOnHover className="numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th visibleFrom="sm">Changed</Table.Th>
            <Table.Th visibleFrom="md">Address</Table.Th>
            <Table.Th visibleFrom="sm">Temperature</Table.Th>
            <Table.Th visibleFrom="sm">Disk</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map(({ name, entries }) => (
            <Fragment key={name ?? ''}>
              {name !== undefined && (
                <Table.Tr>
                  <Table.Th colSpan={COLUMNS} c="dimmed" scope="rowgroup">
                    {name} ({entries.length})
                  </Table.Th>
                </Table.Tr>
              )}
              {entries.map((entry) => (
                <FleetRow key={entry.service.id} entry={entry} />
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
