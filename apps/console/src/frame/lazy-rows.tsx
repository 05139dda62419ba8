import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { blocksOf, useLazyBlock } from './use-lazy-block.js';

export interface LazyRowsProps<T> {
  readonly items: readonly T[];
  /** How high a row is, px, as long as nobody has seen it. */
  readonly usualPx: number;
  /** With a key. */
  readonly row: (item: T) => ReactElement;
}

/**
 * The rows of a table, however many: those alone are drawn that are in sight or near it, the others leave their room. A
 * browser would need seconds and hundreds of megabytes for ten thousand.
 */
export function LazyRows<T>({ items, usualPx, row }: LazyRowsProps<T>): ReactElement {
  return (
    <>
      {blocksOf(items).map((block, index) => (
        <Block key={index} items={block} usualPx={usualPx} row={row} isFirst={index === 0} />
      ))}
    </>
  );
}

interface BlockProps<T> extends LazyRowsProps<T> {
  readonly isFirst: boolean;
}

function Block<T>({ items, usualPx, row, isFirst }: BlockProps<T>): ReactElement {
  const { ref, roomPx } = useLazyBlock<HTMLTableSectionElement>(items.length, usualPx, isFirst);
  return (
    <Table.Tbody ref={ref}>
      {roomPx === undefined ? (
        items.map(row)
      ) : (
        <tr aria-hidden style={{ height: roomPx }}>
          <td />
        </tr>
      )}
    </Table.Tbody>
  );
}
