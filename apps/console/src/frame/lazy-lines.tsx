import type { ReactElement } from 'react';
import type { LazyRowsProps } from './lazy-rows.js';
import { blocksOf, useLazyBlock } from './use-lazy-block.js';

/** As `LazyRows`, for what is no table: some lists, one behind the other. */
export function LazyLines<T>({ items, usualPx, row }: LazyRowsProps<T>): ReactElement {
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
  const { ref, roomPx } = useLazyBlock<HTMLOListElement>(items.length, usualPx, isFirst);
  return (
    <ol ref={ref} aria-hidden={roomPx !== undefined || undefined} style={{ height: roomPx }}>
      {roomPx === undefined && items.map(row)}
    </ol>
  );
}
