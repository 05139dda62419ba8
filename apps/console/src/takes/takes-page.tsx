import { Button, Loader, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { failureText } from '../format/failure-text.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { LazyRows } from '../frame/lazy-rows.js';
import { TakeRow } from './take-row.js';
import { useTakes } from './use-takes.js';

const ROW_PX = 52;

/** Every take that was made, the newest first. */
export default function TakesPage(): ReactElement {
  const { items, next, isKnown, isReading, failure, more } = useTakes();
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h1">Takes</VisuallyHidden>
      <FailureAlert
        title="The list is not whole"
        text={failure === undefined ? undefined : failureText(failure)}
      />
      {items.length > 0 && (
        <Table verticalSpacing={6} className="numbers">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Take</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Verdict</Table.Th>
              <Table.Th visibleFrom="sm">Cameras</Table.Th>
              <Table.Th visibleFrom="sm">Begun</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <LazyRows items={items} usualPx={ROW_PX} row={(take) => <TakeRow key={take.id} take={take} />} />
        </Table>
      )}
      {!isKnown && isReading && <Loader size="sm" aria-label="Reading the takes" />}
      {isKnown && items.length === 0 && <Text c="dimmed">There is no take yet.</Text>}
      {next !== undefined && (
        <Button variant="default" loading={isReading} onClick={more}>
          Show more
        </Button>
      )}
    </Stack>
  );
}
