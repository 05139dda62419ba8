import type { TakeEntry } from '#contracts/http/take-views.js';
import type { StillSource } from '#contracts/messages/still.js';

/** A message may meet a network that is busier than the ones that were measured. */
const DELAY_MARGIN = 3;
const LEAST_MS = 50;
/** A camera that is to take a still of its own must be closed first. */
const CLOSING_MS = 5000;
const MOST_MS = 10_000;

/**
 * How long before the instant a start is to be given, ms: as long as the slowest camera needs, by how long its answer was
 * on its way when it was armed and how long its disk took.
 */
export function startLeadMs(entries: readonly TakeEntry[], source?: StillSource): number {
  const least = source === 'camera' ? CLOSING_MS : 0;
  const needed = ready(entries).map((entry) => DELAY_MARGIN * delayMs(entry) + (entry.report?.leadMs ?? 0));
  return within(Math.max(least, ...needed));
}

/** The same for an end: what the camera must do then takes no time. */
export function cutLeadMs(entries: readonly TakeEntry[]): number {
  return within(Math.max(0, ...entries.map((entry) => DELAY_MARGIN * delayMs(entry))));
}

function ready(entries: readonly TakeEntry[]): TakeEntry[] {
  return entries.filter(({ state }) => state === 'ready');
}

/** There and back. */
function delayMs({ answerMs = 0, report }: TakeEntry): number {
  return Math.max(0, answerMs - (report?.workMs ?? 0));
}

function within(ms: number): number {
  return Math.ceil(Math.min(MOST_MS, Math.max(LEAST_MS, ms)));
}
