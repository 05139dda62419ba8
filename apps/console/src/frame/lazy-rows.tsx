import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { type BlockProps, LazyBlocks, type LazyProps } from './lazy-blocks.js';
import { useLazyBlock } from './use-lazy-block.js';

/** The rows of a table, however many. */
export function LazyRows<T>(props: LazyProps<T>): ReactElement {
  return <LazyBlocks {...props} Block={Rows} />;
}

function Rows<T>({ items, usualPx, row, isFirst }: BlockProps<T>): ReactElement {
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
