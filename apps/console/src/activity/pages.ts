import type { Entry } from './entry.js';

export interface Page {
  readonly items: readonly Entry[];
  readonly next?: string;
  /** How many of them came since it was read. */
  readonly come?: number;
}

/** Entries from the newest on; the rest is behind `next`. */
export const NO_ENTRIES: Page = { items: [] };

/** A page that stays open for days does not keep all that happens meanwhile. */
const MOST_COME = 1000;

/** With what is new on the first page. Where more is new than it holds, or much came, what was there before begins anew. */
export function withNewer(before: Page, first: Page, mostCome = MOST_COME): Page {
  const known = new Set(before.items.map(({ id }) => id));
  const newer = first.items.filter(({ id }) => !known.has(id));
  const come = (before.come ?? 0) + newer.length;
  if (newer.length === first.items.length || come > mostCome) return first;
  return { ...before, items: [...newer, ...before.items], come };
}

/** With the page behind `cursor`, unless what was there began anew meanwhile. */
export function withOlder(before: Page, cursor: string, { items, next }: Page): Page {
  if (before.next !== cursor) return before;
  const { come = 0 } = before;
  return { items: [...before.items, ...items], come, ...(next !== undefined && { next }) };
}
