import type { ReactElement } from 'react';
import { type BlockProps, LazyBlocks, type LazyProps } from './lazy-blocks.js';
import { useLazyBlock } from './use-lazy-block.js';

/** Lines of what is no table, however many: some lists, one behind the other. */
export function LazyLines<T>(props: LazyProps<T>): ReactElement {
  return <LazyBlocks {...props} Block={Lines} />;
}

function Lines<T>({ items, usualPx, row, isFirst }: BlockProps<T>): ReactElement {
  const { ref, roomPx } = useLazyBlock<HTMLOListElement>(items.length, usualPx, isFirst);
  return (
    <ol ref={ref} aria-hidden={roomPx !== undefined || undefined} style={{ height: roomPx }}>
      {roomPx === undefined && items.map(row)}
    </ol>
  );
}
