import { byName } from '../format/by-name.js';
import { freeBytesOf, temperatureOf } from './figures-of.js';
import type { FleetEntry } from './fleet-entries.js';
import { statusOf } from './status.js';

export type SortKey = 'name' | 'status' | 'changed' | 'temperature' | 'disk';

export interface Sorting {
  readonly key: SortKey;
  readonly direction: 'ascending' | 'descending';
}

/** Each as it is asked for first: what somebody may be looking for comes first. */
export const SORTINGS = {
  name: { label: 'Name', direction: 'ascending' },
  status: { label: 'Status', direction: 'ascending' },
  changed: { label: 'Changed', direction: 'descending' },
  temperature: { label: 'Temperature', direction: 'descending' },
  disk: { label: 'Disk', direction: 'ascending' },
} as const satisfies Record<SortKey, { label: string; direction: Sorting['direction'] }>;

export const SORT_KEYS = Object.keys(SORTINGS) as SortKey[];

export const BY_NAME: Sorting = { key: 'name', direction: 'ascending' };

/** After a press on a column: by that one, or the other way round. */
export function sortedBy(before: Sorting, key: SortKey): Sorting {
  if (before.key !== key) return { key, direction: SORTINGS[key].direction };
  return { key, direction: before.direction === 'ascending' ? 'descending' : 'ascending' };
}

type Figure = (entry: FleetEntry) => number | undefined;

const FIGURES: Readonly<Record<'changed' | 'temperature' | 'disk', Figure>> = {
  changed: ({ service }) => Date.parse(service.since),
  temperature: temperatureOf,
  disk: freeBytesOf,
};

/** Entries that are in the order of their names, in another one; where that makes no difference they stay as they are. */
export function inOrder(entries: readonly FleetEntry[], { key, direction }: Sorting): readonly FleetEntry[] {
  const sign = direction === 'ascending' ? 1 : -1;
  if (key === 'name') return sign === 1 ? entries : [...entries].reverse();
  if (key === 'status') return [...entries].sort((a, b) => sign * byName(statusOf(a).text, statusOf(b).text));
  const figure = FIGURES[key];
  return [...entries].sort((a, b) => sign * (valueOf(figure(a), sign) - valueOf(figure(b), sign)));
}

/** Whoever has none stands at the end, either way. */
function valueOf(figure: number | undefined, sign: number): number {
  return figure ?? sign * Number.MAX_VALUE;
}
