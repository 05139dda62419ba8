import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { LazyRows } from '../frame/lazy-rows.js';
import type { EntryGroup, FleetEntry } from './fleet-entries.js';
import type { Sorting, SortKey } from './fleet-sorting.js';
import { FleetRow } from './fleet-row.js';
import { SortHead } from './sort-head.js';

const COLUMNS = 6;
const ROW_PX = 50;

/** A camera, or the name of those that follow; a camera stands in several groups. */
type Line = { readonly key: string } & (
  { readonly entry: FleetEntry } | { readonly name: string; readonly number: number }
);

interface FleetTableProps {
  readonly groups: readonly EntryGroup[];
  readonly sorting: Sorting;
  readonly onSort: (key: SortKey) => void;
}

export function FleetTable({ groups, sorting, onSort }: FleetTableProps): ReactElement {
  const lines = groups.flatMap(linesOf);
  if (lines.length === 0) return <Text c="dimmed">Nothing matches.</Text>;
  const head = { sorting, onSort };
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table verticalSpacing={6} highlightOnHover className="numbers fleet">
        <Table.Thead>
          <Table.Tr>
            <SortHead {...head} of="name" />
            <SortHead {...head} of="status" />
            <SortHead {...head} of="changed" visibleFrom="sm" />
            <Table.Th visibleFrom="md">Address</Table.Th>
            <SortHead {...head} of="temperature" visibleFrom="sm" />
            <SortHead {...head} of="disk" visibleFrom="sm" />
          </Table.Tr>
        </Table.Thead>
        <LazyRows items={lines} usualPx={ROW_PX} row={rowOf} />
      </Table>
    </Table.ScrollContainer>
  );
}

function linesOf({ name, entries }: EntryGroup): Line[] {
  const lines = entries.map((entry) => ({ key: `${name ?? ''} ${entry.service.id}`, entry }));
  if (name === undefined || lines.length === 0) return lines;
  return [{ key: name, name, number: lines.length }, ...lines];
}

function rowOf(line: Line): ReactElement {
  if ('entry' in line) return <FleetRow key={line.key} entry={line.entry} />;
  return (
    <Table.Tr key={line.key}>
      <Table.Th colSpan={COLUMNS} c="dimmed" scope="rowgroup">
        {line.name} ({line.number})
      </Table.Th>
    </Table.Tr>
  );
}
