import type { ComponentType, ReactElement } from 'react';
import { blocksOf } from './use-lazy-block.js';

export interface LazyProps<T> {
  readonly items: readonly T[];
  /** How high a row is, px, as long as nobody has seen it. */
  readonly usualPx: number;
  /** With a key. */
  readonly row: (item: T) => ReactElement;
}

/** Rows that are drawn together, or not at all. */
export interface BlockProps<T> extends LazyProps<T> {
  readonly isFirst: boolean;
}

interface LazyBlocksProps<T> extends LazyProps<T> {
  readonly Block: ComponentType<BlockProps<T>>;
}

/**
 * Rows, however many: those alone are drawn that are in sight or near it, the others leave their room. A browser would
 * need seconds and hundreds of megabytes for ten thousand.
 */
export function LazyBlocks<T>({ items, Block, ...each }: LazyBlocksProps<T>): ReactElement {
  return (
    <>
      {blocksOf(items).map((block, index) => (
        <Block key={index} items={block} isFirst={index === 0} {...each} />
      ))}
    </>
  );
}
