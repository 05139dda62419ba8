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

/** Field by field: this runs at every answer, and writing both out as text takes ten times as long. */
function isSame(before: Service, after: Service): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Service>;
  keys.delete('lastSeen');
  return [...keys].every((key) => isSameValue(before[key], after[key]));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
