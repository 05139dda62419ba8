import { type RefObject, useEffect, useRef, useState } from 'react';

/** Rows that come and go together. */
const BLOCK = 50;
/** So far beside what is in sight rows are there already. */
const NEAR = '600px';

export function blocksOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BLOCK) }, (_, index) =>
    items.slice(index * BLOCK, (index + 1) * BLOCK),
  );
}

interface LazyBlock<E> {
  readonly ref: RefObject<E | null>;
  /** The room that it leaves while it is not drawn, px. */
  readonly roomPx: number | undefined;
}

/** Whether a block of rows is in sight or near it; `usualPx` is how high a row is as long as nobody has seen it. */
export function useLazyBlock<E extends HTMLElement>(
  length: number,
  usualPx: number,
  isFirst: boolean,
): LazyBlock<E> {
  const ref = useRef<E>(null);
  /** Of each of its rows, on average, while they are not drawn. */
  const [rowPx, setRowPx] = useState(isFirst ? undefined : usualPx);
  const count = useRef(length);
  useEffect(() => {
    count.current = length;
  }, [length]);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = (entries: readonly IntersectionObserverEntry[]): void => {
      const entry = entries.at(-1);
      if (!entry) return;
      if (entry.isIntersecting) setRowPx(undefined);
      // Whoever has gone into a row by keyboard would lose the place.
      else if (!element.contains(document.activeElement))
        setRowPx(entry.boundingClientRect.height / count.current);
    };
    const observer = new IntersectionObserver(look, { rootMargin: NEAR });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, roomPx: rowPx === undefined ? undefined : rowPx * length };
}
