import { type Problem, toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeEntry, TakeEntryState } from '#contracts/http/take-views.js';
import type { FrameSync } from '#contracts/messages/frame-sync.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Still } from '#contracts/messages/still.js';
import type { ArmReport } from '#contracts/messages/take.js';
import { countOf, isOver, isSettled, isStill, type Take } from './take.js';

/**
 * The course of a take: each function gives it as it is after something happened, or itself where that changes nothing.
 * What comes too late, or of a camera that is not in it, changes nothing.
 */

/** What a camera answered when it was to be ready. */
export interface Armed {
  readonly report?: ArmReport;
  /** How it came into step with the others. */
  readonly sync?: FrameSync;
  readonly error?: Problem;
  readonly answerMs?: number;
}

export function armed(take: Take, cameraId: string, answer: Armed): Take {
  if (take.state !== 'arming') return take;
  const state = answer.report?.ready === true && !answer.error ? 'ready' : 'refused';
  const next = withEntry(take, cameraId, ['arming'], (entry) => ({ ...entry, ...answer, state }));
  return countOf(next, 'arming') === 0 ? { ...next, state: 'armed' } : next;
}

/** Whoever asked its cameras is gone: what they answer is not heard any more. */
export function interrupted(take: Take): Take {
  const error = toProblem(new RollcallError('no-answer', 'The API ended before the camera had answered.'));
  const asked = take.entries.filter(({ state }) => state === 'arming');
  return asked.reduce((now, { cameraId }) => armed(now, cameraId, { error }), take);
}

/** It is asked once more; what is ready stays held. */
export function armedAnew(take: Take): Take {
  if (take.state !== 'armed') return take;
  const entries = take.entries.map(({ cameraId, label }) => {
    return { cameraId, label, state: 'arming' as const, recordings: [] };
  });
  return { ...take, state: 'arming', entries };
}

/** A camera that was ready is not any more. */
export function unready(take: Take, cameraId: string, error: Problem): Take {
  if (take.state !== 'armed') return take;
  return withEntry(take, cameraId, ['ready'], (entry) => ({ ...entry, state: 'refused', error }));
}

export interface Roll {
  /** Undefined where every camera begins as soon as it is told. */
  readonly startAt?: string;
  readonly leadMs?: number;
  readonly endAt?: string;
}

/** The start is given: to those that are ready, or to all where they were never asked. */
export function rolled(take: Take, roll: Roll): Take {
  if (take.state !== (take.armed ? 'armed' : 'arming')) return take;
  const entries = take.entries.map((entry): TakeEntry => {
    if (entry.state === 'ready' || !take.armed) return { ...entry, state: 'told' };
    return { ...entry, state: 'out' };
  });
  // The last that was ready may have gone a moment ago: then it has failed.
  return completed({ ...take, ...roll, state: 'rolling', entries });
}

/** A camera did not do what it was told; `settled` where nothing can come of it any more. */
export function unanswered(take: Take, cameraId: string, error: Problem, settled: boolean): Take {
  const open: readonly TakeEntryState[] = ['told', 'scheduled', 'rolling'];
  return completed(
    withEntry(take, cameraId, open, (entry) => {
      return { ...entry, error, ...(settled && { state: entry.recordings.length > 0 ? 'saved' : 'failed' }) };
    }),
  );
}

/** A camera told of a recording that belongs to the take. */
export function heard(take: Take, recording: Recording, answerMs?: number): Take {
  return withFilms(take, recording.cameraId, [recording], { answerMs, all: false });
}

/** A camera told of everything that it keeps of the take: an earlier part that is not among it is gone. */
export function heardAll(take: Take, cameraId: string, recordings: readonly Recording[]): Take {
  return recordings.length === 0 ? take : withFilms(take, cameraId, recordings, { all: true });
}

interface Told {
  readonly answerMs?: number | undefined;
  readonly all: boolean;
}

function withFilms(take: Take, cameraId: string, told: readonly Recording[], { answerMs, all }: Told): Take {
  if (take.state === 'arming' || take.state === 'armed' || take.state === 'cancelled') return take;
  const any: readonly TakeEntryState[] = ['told', 'scheduled', 'rolling', 'saved', 'failed'];
  const next = withEntry(take, cameraId, any, (entry) => {
    const recordings = told.reduce(merged, entry.recordings);
    const { error: _, ...known } = entry;
    const state = all || hasAllParts(recordings) ? stateOf(recordings) : 'rolling';
    return {
      ...(told.every((each) => each.state === 'failed') ? entry : known),
      ...(answerMs !== undefined && { answerMs }),
      ...{ recordings, state },
    };
  });
  return completed(next);
}

/** A camera has its picture of a take of stills. */
export function photographed(take: Take, cameraId: string, still: Still, answerMs?: number): Take {
  if (still.takeId !== take.id || still.cameraId !== cameraId) return take;
  const next = withEntry(take, cameraId, ['told', 'failed'], (entry) => {
    const { error: _, ...known } = entry;
    return { ...known, ...(answerMs !== undefined && { answerMs }), still, state: 'saved' };
  });
  return completed(next);
}

/** Made without asking anybody first: every camera is told at once. */
export function unasked(take: Take, roll: Roll): Take {
  return rolled({ ...take, armed: false }, roll);
}

export function cut(take: Take, endAt: string): Take {
  return take.state === 'rolling' && !isStill(take) ? completed({ ...take, state: 'cut', endAt }) : take;
}

export function cancelled(take: Take): Take {
  if (take.state !== 'arming' && take.state !== 'armed') return take;
  const entries = take.entries.map((entry): TakeEntry => {
    return entry.state === 'arming' || entry.state === 'ready' ? { ...entry, state: 'out' } : entry;
  });
  return { ...take, state: 'cancelled', entries };
}

/** What belongs to a take is known by it, or as a part of what is known. */
export function isOf(take: Take, recording: Recording): boolean {
  if (recording.takeId !== undefined) return recording.takeId === take.id;
  const entry = take.entries.find(({ cameraId }) => cameraId === recording.cameraId);
  const ids = entry?.recordings.map(({ id }) => id) ?? [];
  return ids.includes(recording.id) || (recording.partOf !== undefined && ids.includes(recording.partOf));
}

function withEntry(
  take: Take,
  cameraId: string,
  states: readonly TakeEntryState[],
  change: (entry: TakeEntry) => TakeEntry,
): Take {
  const index = take.entries.findIndex((entry) => entry.cameraId === cameraId);
  const entry = take.entries[index];
  if (!entry || !states.includes(entry.state)) return take;
  return { ...take, entries: take.entries.with(index, change(entry)) };
}

/** A film that is closed is never open again: what was said before may come after. */
function merged(known: readonly Recording[], recording: Recording): readonly Recording[] {
  const index = known.findIndex(({ id }) => id === recording.id);
  const before = known[index];
  if (!before) return [...known, recording].sort((a, b) => (a.part ?? 1) - (b.part ?? 1));
  return RANK[before.state] > RANK[recording.state] ? known : known.with(index, recording);
}

const RANK: Readonly<Record<Recording['state'], number>> = {
  scheduled: 0,
  recording: 1,
  saving: 2,
  saved: 3,
  failed: 3,
  recovered: 4,
};

function stateOf(recordings: readonly Recording[]): TakeEntryState {
  const states = recordings.map(({ state }) => state);
  if (states.some((state) => state === 'recording' || state === 'saving')) return 'rolling';
  if (states.includes('scheduled')) return 'scheduled';
  // Its camera goes on in another film, unless it is told that the take is over.
  if (recordings.at(-1)?.goesOn === true) return 'told';
  return recordings.every(({ state, frames }) => state === 'failed' && frames === 0) ? 'failed' : 'saved';
}

/** What was told while the API was gone was told to nobody: the number of a later part shows what is missing. */
function hasAllParts(recordings: readonly Recording[]): boolean {
  return recordings.every(({ id, partOf = id, part = 1 }) => {
    const known = recordings.filter((each) => (each.partOf ?? each.id) === partOf && (each.part ?? 1) < part);
    return known.length === part - 1;
  });
}

/** A take is complete when nothing more comes of any camera. */
function completed(take: Take): Take {
  if (isOver(take) || !take.entries.every(({ state }) => isSettled(state))) return take;
  const films = take.entries.some(({ recordings }) => recordings.some(({ frames }) => frames > 0));
  const stills = take.entries.some(({ still }) => still !== undefined);
  return { ...take, state: films || stills ? 'complete' : 'failed' };
}
