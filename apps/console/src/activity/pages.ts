import type { Entry } from './entry.js';

export interface Page {
  readonly items: readonly Entry[];
  readonly next?: string;
}

/** Entries from the newest on; the rest is behind `next`. */
export const NO_ENTRIES: Page = { items: [] };

/** With what is new on the first page. Where more is new than it holds, what was there before begins anew. */
export function withNewer(before: Page, first: Page): Page {
  const known = new Set(before.items.map(({ id }) => id));
  const newer = first.items.filter(({ id }) => !known.has(id));
  if (newer.length === first.items.length) return first;
  return { ...before, items: [...newer, ...before.items] };
}

export function withOlder(before: Page, { items, next }: Page): Page {
  const known = new Set(before.items.map(({ id }) => id));
  const older = items.filter(({ id }) => !known.has(id));
  return { items: [...before.items, ...older], ...(next !== undefined && { next }) };
}
