import type { Settings } from '#contracts/messages/camera-settings.js';
import type { ClockMark, FrameMark, Recording, RecordingState } from '#contracts/messages/recording.js';
import { isInterruption, noteOf, type RecordingEnd } from './recording-end.js';
import type { RecordingMachine } from './recording-machine.js';

/** What is known about a recording apart from its course. */
export interface RecordingFacts {
  readonly id: string;
  readonly cameraId: string;
  readonly name?: string;
  readonly plannedDurationMs?: number;
  readonly keep?: boolean;
  readonly plannedStartAt?: string;
  readonly toldAt?: string;
  readonly takeId?: string;
  readonly timeSource: Recording['timeSource'];
  readonly width: number;
  readonly height: number;
  readonly settings?: Settings;
  readonly partOf?: string;
  readonly part?: number;
  readonly prerollMs?: number;
  /** Known once the files are opened. */
  readonly file?: string;
  /** Operator time of the first frame, or of the start while there is none, unix ms. */
  readonly startedAtMs: number;
  /** How far that may be off, ms; undefined if it was never measured. */
  readonly clockErrorMs?: number;
  /** Known once it has ended. */
  readonly clockAtEnd?: ClockMark;
  /** It was interrupted, and somebody stopped it before it went on. */
  readonly isGivenUp?: boolean;
}

/** What was measured on the finished file. */
export interface FilmResult {
  readonly frames: number;
  /** Of the whole film. */
  readonly durationMs: number;
  readonly bytes: number;
  /** Where the last frame that stands is not the last that was taken: its time, ms since the first. */
  readonly lastMs?: number;
  readonly sha256?: string;
}

const NOT_MEASURED = { durationMs: undefined, lastMs: undefined };

/** The recording as its sidecar and every wire have it; `result` once the file is closed, `bytes` until then. */
export function recordingOf(
  facts: RecordingFacts,
  machine: RecordingMachine,
  film: FilmResult | { readonly bytes: number },
): Recording {
  const { startedAtMs, keep, clockAtEnd, isGivenUp = false, ...rest } = facts;
  const counts = machine.counts;
  const end = machine.end;
  const { durationMs, lastMs, ...measured } = { ...NOT_MEASURED, frames: counts.frames, ...film };
  const note = end && noteOf(end, { ...counts, frames: measured.frames });
  return {
    ...rest,
    state: stateOf(machine),
    startedAt: new Date(startedAtMs).toISOString(),
    ...marksOf(facts, machine, measured.frames, lastMs),
    // It is of the last frame that was taken, which the disk may have refused.
    ...(clockAtEnd && measured.frames > (machine.lastAsked?.index ?? 0) && { clockAtEnd }),
    droppedFrames: counts.droppedFrames + counts.frames - measured.frames,
    ...(keep === true && { keep }),
    ...(end && isInterruption(end) && !isGivenUp && { goesOn: true }),
    ...gapsOf(machine, measured.frames),
    ...measured,
    durationMs: round(askedMs(machine, durationMs)),
    ...reasonOf(end),
    ...(note !== undefined && { note }),
  };
}

function stateOf({ phase }: RecordingMachine): RecordingState {
  return phase === 'waiting' ? 'recording' : phase;
}

/** The first frame asked for and, once no more are taken, the last. */
function marksOf(
  { startedAtMs }: RecordingFacts,
  { startMs = 0, firstAsked, lastAsked, end }: RecordingMachine,
  frames: number,
  lastMs = (lastAsked?.timeMs ?? startMs) - startMs,
): Pick<Recording, 'firstFrame' | 'lastFrame'> {
  const mark = (index: number, sinceFirstMs: number): FrameMark => {
    return { index, at: new Date(startedAtMs + sinceFirstMs).toISOString() };
  };
  const last = Math.min(frames - 1, lastAsked?.index ?? Infinity);
  return {
    ...(firstAsked &&
      firstAsked.index < frames && { firstFrame: mark(firstAsked.index, firstAsked.timeMs - startMs) }),
    ...(end && frames > 0 && { lastFrame: mark(last, lastMs) }),
  };
}

function gapsOf({ gaps }: RecordingMachine, frames: number): Pick<Recording, 'gaps' | 'gapCount'> {
  if (gaps.count === 0) return {};
  return {
    gapCount: gaps.count,
    gaps: gaps.first.filter(({ index }) => index <= frames).map((gap) => ({ ...gap })),
  };
}

/** What lies before the first frame asked for and behind the last does not count. */
function askedMs(machine: RecordingMachine, filmMs?: number): number {
  const { durationMs, startMs = 0, firstAsked } = machine;
  if (filmMs === undefined) return durationMs;
  return firstAsked ? Math.max(0, filmMs - (firstAsked.timeMs - startMs) - uncountedMs(machine)) : 0;
}

function uncountedMs({ lastTaken, lastAsked }: RecordingMachine): number {
  return lastTaken && lastAsked ? lastTaken.timeMs - lastAsked.timeMs : 0;
}

function reasonOf(end: RecordingEnd | undefined): Pick<Recording, 'reason'> {
  return end?.kind === 'failed' ? { reason: end.error.code } : {};
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
