import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a cell of a table: where what had the focus is gone as `state` changes, the last button or box that is in the cell
 * then has it, or the table where there is none.
 */
export function useFocusKept(state: unknown): RefObject<HTMLTableCellElement | null> {
  const cell = useRef<HTMLTableCellElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement !== document.body) return;
    const there = [...(cell.current?.querySelectorAll<HTMLElement>('button, input') ?? [])];
    (there.at(-1) ?? cell.current?.closest('table'))?.focus();
  }, [state]);
  return cell;
}
