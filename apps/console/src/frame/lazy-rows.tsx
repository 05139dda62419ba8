import { Table } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';

/** Rows that come and go together. */
const BLOCK = 50;
/** So far beside what is in sight rows are there already. */
const NEAR = '600px';

interface LazyRowsProps<T> {
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
  const blocks = Array.from({ length: Math.ceil(items.length / BLOCK) }, (_, index) =>
    items.slice(index * BLOCK, (index + 1) * BLOCK),
  );
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} items={block} usualPx={usualPx} row={row} isFirst={index === 0} />
      ))}
    </>
  );
}

interface BlockProps<T> extends LazyRowsProps<T> {
  readonly isFirst: boolean;
}

function Block<T>({ items, usualPx, row, isFirst }: BlockProps<T>): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null);
  /** Of each of its rows, on average, while they are not drawn. */
  const [roomPx, setRoomPx] = useState(isFirst ? undefined : usualPx);
  const count = useRef(items.length);
  useEffect(() => {
    count.current = items.length;
  }, [items.length]);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const look = (entries: readonly IntersectionObserverEntry[]): void => {
      const entry = entries.at(-1);
      if (!entry) return;
      if (entry.isIntersecting) setRoomPx(undefined);
      // Whoever has gone into a row by keyboard would lose the place.
      else if (!element.contains(document.activeElement))
        setRoomPx(entry.boundingClientRect.height / count.current);
    };
    const observer = new IntersectionObserver(look, { rootMargin: NEAR });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <Table.Tbody ref={body}>
      {roomPx === undefined ? (
        items.map(row)
      ) : (
        <tr aria-hidden style={{ height: roomPx * items.length }}>
          <td />
        </tr>
      )}
    </Table.Tbody>
  );
}
