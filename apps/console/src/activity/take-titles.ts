import { type TakeSummary, takeTitle } from '../takes/take.js';
import type { Entry, EntryData } from './entry.js';

/** What people call the takes there are, and those that these entries tell of, by their ids. */
export function takeTitles(
  entries: readonly Entry[],
  takes: readonly TakeSummary[],
): ReadonlyMap<string, string> {
  const titles = new Map(takes.map((take) => [take.id, takeTitle(take)]));
  for (const { type, subject, data } of entries) {
    const { name, number } = data as EntryData;
    if (type.startsWith('take.') && name !== undefined && number !== undefined)
      titles.set(subject, takeTitle({ name, number }));
  }
  return titles;
}
