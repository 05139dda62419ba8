import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Prose } from './prose.js';
import type { Refusal } from './refusals.js';

interface RefusalsProps {
  readonly refusals: readonly Refusal[];
  readonly usual: ReadonlySet<string>;
}

/** How the call may be refused; what is so with nearly every call is folded away. */
export function Refusals({ refusals, usual }: RefusalsProps): ReactElement {
  const own = refusals.filter(({ code }) => !usual.has(code));
  const others = refusals.filter(({ code }) => usual.has(code));
  return (
    <>
      {own.length > 0 && <RefusalTable refusals={own} />}
      {others.length > 0 && (
        <details>
          <summary>
            <Text span size="sm">
              {others.length} as with nearly every call
            </Text>
          </summary>
          <RefusalTable refusals={others} />
        </details>
      )}
    </>
  );
}

function RefusalTable({ refusals }: Pick<RefusalsProps, 'refusals'>): ReactElement {
  return (
    <Table verticalSpacing={4} className="refusals numbers">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Status</Table.Th>
          <Table.Th>Code</Table.Th>
          <Table.Th>What is wrong, and what to do</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {refusals.map(({ status, code, title, advice }) => (
          <Table.Tr key={code}>
            <Table.Td>{status}</Table.Td>
            <Table.Td>
              <code>{code}</code>
            </Table.Td>
            <Table.Td>
              <Text size="sm">{title}.</Text>
              {advice !== undefined && <Prose text={advice} dimmed />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
