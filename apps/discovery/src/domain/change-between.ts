import type { Service } from '#contracts/messages/registry.js';
import type { Change } from './effects.js';

/** How old a published `lastSeen` may grow: one publication for each answer would be a flood. */
const SEEN_REFRESH_MS = 60_000;

/** What the new state of a service tells its readers that the published one does not; undefined for nothing. */
export function changeBetween(before: Service | undefined, after: Service): Change | undefined {
  if (before?.status !== after.status) return after.status;
  if (!isSame(before, after)) return 'changed';
  if (before.lastSeen === after.lastSeen) return undefined;
  const age = Math.abs(Date.parse(after.lastSeen) - Date.parse(before.lastSeen));
  return age >= SEEN_REFRESH_MS ? 'seen' : undefined;
}

/** All but `lastSeen`; the type sees to it that none is forgotten. */
const NEWS: Record<Exclude<keyof Service, 'lastSeen'>, true> = {
  id: true,
  kind: true,
  hostname: true,
  label: true,
  addresses: true,
  port: true,
  status: true,
  reason: true,
  since: true,
  firstSeen: true,
  flags: true,
  conflict: true,
};
const NEWS_KEYS = Object.keys(NEWS) as (keyof Service)[];

/** Field by field: this runs at every answer, and writing both out as text takes ten times as long. */
function isSame(before: Service, after: Service): boolean {
  return NEWS_KEYS.every((key) => isSameValue(before[key], after[key]));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
