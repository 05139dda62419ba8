import type { Search } from '#contracts/messages/search.js';
import { eventually } from '#testing/eventually.js';
import type { EventReader, Received } from '../../test/e2e/support/event-reader.js';

/** Searches begin 0, 3 and 10 s after discovery's start, then each half minute: after this comes the third. */
const SECOND_IS_OVER_MS = 5000;
const DEADLINE_MS = 40_000;

export interface Finished {
  readonly search: Search;
  /** What the reader was told up to the end of this search. */
  readonly before: readonly Received[];
}

/** The search that is the `nth` to finish, from 1, since the reader began. */
export async function nthFinished(events: Pick<EventReader, 'received'>, nth: number): Promise<Finished> {
  return eventually(`the end of search ${nth}`, () => finishedSearches(events)[nth - 1], DEADLINE_MS);
}

/** Waits until discovery, which started a moment before `startedAt` (unix ms), has the quick searches of its start behind it. */
export async function inStep(events: Pick<EventReader, 'received'>, startedAt: number): Promise<void> {
  const isLate = ({ search }: Finished): boolean =>
    Date.parse(search.startedAt) - startedAt > SECOND_IS_OVER_MS;
  await eventually('the third search', () => finishedSearches(events).some(isLate), DEADLINE_MS);
}

export function finishedSearches({ received }: Pick<EventReader, 'received'>): Finished[] {
  return received.flatMap(({ type, event }, i) =>
    type === 'search.finished'
      ? [{ search: event.data as unknown as Search, before: received.slice(0, i) }]
      : [],
  );
}

/** A moment of the wall clock on this process's monotonic clock, ms. */
export function monotonicOf(time: string): number {
  return Date.parse(time) - (Date.now() - performance.now());
}
