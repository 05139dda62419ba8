import type { Service } from '#contracts/messages/registry.js';
import type { Change } from './effects.js';

/** How old a published `lastSeen` may grow: one publication for each answer would be a flood. */
const SEEN_REFRESH_MS = 60_000;

/** What the new state of a service tells its readers that the published one does not; undefined for nothing. */
export function changeBetween(before: Service | undefined, after: Service): Change | undefined {
  if (before?.status !== after.status) return after.status;
  if (textOf(before) !== textOf(after)) return 'changed';
  const age = Math.abs(Date.parse(after.lastSeen) - Date.parse(before.lastSeen));
  return age >= SEEN_REFRESH_MS ? 'seen' : undefined;
}

function textOf(service: Service): string {
  return JSON.stringify(service, (key, value: unknown) => (key === 'lastSeen' ? undefined : value));
}
