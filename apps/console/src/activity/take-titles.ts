import type { Schemas } from '#client/index.js';
import { takeTitle } from '../takes/take.js';
import type { Entry, EntryData } from './entry.js';

type Takes = ReadonlyMap<string, Schemas['TakeSummary']>;

/** What people call the takes that these entries tell of, and those that go on, by their ids. */
export function takeTitles(entries: readonly Entry[], goingOn: Takes): ReadonlyMap<string, string> {
  const titles = new Map([...goingOn].map(([id, take]) => [id, takeTitle(take)]));
  for (const { type, subject, data } of entries) {
    const { name, number } = data as EntryData;
    if (type.startsWith('take.') && name !== undefined && number !== undefined)
      titles.set(subject, takeTitle({ name, number }));
  }
  return titles;
}
