import type { Recording, RecordingState } from '#contracts/messages/recording.js';
import { noteOf, type RecordingEnd } from './recording-end.js';
import type { RecordingMachine } from './recording-machine.js';

/** What is known about a recording apart from its course. */
export interface RecordingFacts {
  readonly id: string;
  readonly cameraId: string;
  readonly name?: string;
  readonly plannedDurationMs?: number;
  readonly keep?: boolean;
  readonly timeSource: Recording['timeSource'];
  readonly width: number;
  readonly height: number;
  /** Operator time of the first frame, or of the start while there is none, unix ms. */
  readonly startedAtMs: number;
  /** How far that may be off, ms; undefined if it was never measured. */
  readonly clockErrorMs?: number;
}

/** What was measured on the finished file. */
export interface FilmResult {
  readonly frames: number;
  readonly durationMs: number;
  readonly bytes: number;
  readonly sha256?: string;
}

/** The recording as its sidecar and every wire have it; `result` once the file is closed, `bytes` until then. */
export function recordingOf(
  facts: RecordingFacts,
  machine: RecordingMachine,
  film: FilmResult | { readonly bytes: number },
): Recording {
  const { startedAtMs, keep, ...rest } = facts;
  const counts = machine.counts;
  const end = machine.end;
  const measured = { frames: counts.frames, durationMs: round(machine.durationMs), ...film };
  const note = end && noteOf(end, { ...counts, frames: measured.frames });
  return {
    ...rest,
    state: stateOf(machine),
    startedAt: new Date(startedAtMs).toISOString(),
    droppedFrames: counts.droppedFrames + counts.frames - measured.frames,
    ...(keep === true && { keep }),
    ...measured,
    durationMs: round(measured.durationMs),
    ...reasonOf(end),
    ...(note !== undefined && { note }),
  };
}

function stateOf({ phase }: RecordingMachine): RecordingState {
  return phase === 'waiting' ? 'recording' : phase;
}

function reasonOf(end: RecordingEnd | undefined): Pick<Recording, 'reason'> {
  return end?.kind === 'failed' ? { reason: end.error.code } : {};
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
