import type { Recording, RecordingState } from '#contracts/messages/recording.js';

/** A film, or a still of a take. */
export type Kept = Pick<
  Recording,
  'id' | 'state' | 'startedAt' | 'durationMs' | 'clockErrorMs' | 'bytes' | 'keep'
>;

/** What is deleted; without a limit nothing is. */
export interface RetentionLimits {
  /** Counted from the end of a recording. */
  readonly keepDays?: number;
  /** Of all films and stills of the camera that are not marked `keep`. */
  readonly keepBytes?: number;
}

const DAY_MS = 24 * 3_600_000;
const FINISHED: readonly RecordingState[] = ['saved', 'failed', 'recovered'];

/**
 * The recordings that are to be deleted, oldest first. Never one that is planned or being written, nor one marked
 * `keep`; by size never the newest either, however large it is. `nowMs` is operator time; without it nothing goes by age.
 */
export function overdue(
  recordings: readonly Kept[],
  { keepDays, keepBytes }: RetentionLimits,
  nowMs: number | undefined,
): Kept[] {
  const sorted = recordings.filter(({ keep }) => keep !== true).sort(byStart);
  const tooOld = (recording: Kept): boolean =>
    keepDays !== undefined && nowMs !== undefined && ageMs(recording, nowMs) > keepDays * DAY_MS;
  const aged = new Set(sorted.filter((recording) => isFinished(recording) && tooOld(recording)));
  const young = sorted.filter((recording) => !aged.has(recording));
  return [...aged, ...(keepBytes === undefined ? [] : beyond(young, keepBytes))];
}

/** The oldest of `recordings`, until the rest is no more than `bytes`. */
function beyond(recordings: readonly Kept[], bytes: number): Kept[] {
  let total = recordings.reduce((sum, recording) => sum + recording.bytes, 0);
  const newest = recordings.findLast(isFinished);
  const found: Kept[] = [];
  for (const recording of recordings) {
    if (total <= bytes) break;
    if (!isFinished(recording) || recording === newest) continue;
    found.push(recording);
    total -= recording.bytes;
  }
  return found;
}

/** A start that was never measured against the operator's clock may be off by years: it has no age. */
function ageMs({ startedAt, durationMs, clockErrorMs }: Kept, nowMs: number): number {
  return clockErrorMs === undefined ? 0 : nowMs - Date.parse(startedAt) - durationMs;
}

function isFinished({ state }: Kept): boolean {
  return FINISHED.includes(state);
}

function byStart(a: Kept, b: Kept): number {
  return a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0;
}
