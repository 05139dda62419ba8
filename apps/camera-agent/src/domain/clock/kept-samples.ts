import type { ClockSample } from './clock-sample.js';

/** Of as long a time the sample with the shortest way is kept: many quick questions do not push out what is older. */
const SLOT_MS = 5000;
const KEPT_SLOTS = 32;
/** Of the newest slot all are kept, up to so many. */
const KEPT_NEW = 16;

/** The samples that are worth keeping, the oldest first; `all` in the order in which they came. */
export function keptSamples(all: readonly ClockSample[]): ClockSample[] {
  const newest = slotOf(all.at(-1));
  const best = new Map<number, ClockSample>();
  for (const sample of all) {
    const slot = slotOf(sample);
    const other = best.get(slot);
    if (slot !== newest && (!other || sample.tripMs < other.tripMs)) best.set(slot, sample);
  }
  const fresh = all.filter((sample) => slotOf(sample) === newest).slice(-KEPT_NEW);
  return [...[...best.values()].slice(-KEPT_SLOTS), ...fresh];
}

function slotOf(sample: ClockSample | undefined): number {
  return Math.floor((sample?.receivedAt ?? 0) / SLOT_MS);
}
