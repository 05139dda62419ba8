import fc from 'fast-check';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { recordingOf } from './samples.js';

/** What really happened at a camera, and how wrong it was about it. */
export interface TrueCamera {
  /** Its first frame, ms behind the start of the take. */
  readonly startMs: number;
  readonly frameMs: number;
  /** Frames that it kept; after each of those in `lostBehind` one is missing. */
  readonly frames: number;
  readonly lostBehind: readonly number[];
  /** How much faster the operator's clock goes than its own. */
  readonly driftPpm: number;
  /** How far its clock may be off at the first frame and at the last, and where within that it is: -1 to 1. */
  readonly bounds: readonly [number, number];
  readonly errors: readonly [number, number];
}

export const T = Date.parse('2026-01-31T12:00:00.000Z');

/** Times as agents write them: cut to the millisecond. */
export const wire = (ms: number): string => new Date(Math.floor(ms)).toISOString();

/** When each frame was captured, ms since the first by the camera's own clock. */
export function pathOf({ frames, frameMs, lostBehind }: TrueCamera): number[] {
  const times = [0];
  for (let i = 1; i < frames; i++)
    times.push((times.at(-1) ?? 0) + frameMs * (lostBehind.includes(i) ? 2 : 1));
  return times;
}

/** The film that such a camera would tell of. */
export function filmOf(id: string, truth: TrueCamera, more: Partial<Recording> = {}): Recording {
  const { startMs, bounds, errors, driftPpm, frames, frameMs } = truth;
  const lastMs = pathOf(truth).at(-1) ?? 0;
  const believed = T + startMs + errors[0] * bounds[0];
  const known = T + startMs + lastMs * (1 + driftPpm / 1e6) + errors[1] * bounds[1];
  const gaps = truth.lostBehind.filter((index) => index < frames && index > 0);
  return recordingOf(id, `film-of-${id}`, {
    startedAt: wire(believed),
    firstFrame: { index: 0, at: wire(believed) },
    lastFrame: { index: frames - 1, at: wire(believed + lastMs) },
    clockErrorMs: bounds[0],
    clockAtEnd: { at: wire(known), errorMs: bounds[1] },
    settings: { width: 640, height: 480, fps: 1000 / frameMs },
    timeSource: 'sensor',
    durationMs: lastMs + frameMs,
    frames,
    droppedFrames: gaps.length,
    ...(gaps.length > 0 && {
      gapCount: gaps.length,
      gaps: gaps.slice(0, 32).map((index) => ({ index, frames: 1, cause: 'camera' as const })),
    }),
    sha256: 'a'.repeat(64),
    ...more,
  });
}

export function entryOf(
  cameraId: string,
  recordings: readonly Recording[],
  more: Partial<TakeEntry> = {},
): TakeEntry {
  return { cameraId, label: `the ${cameraId}`, state: 'saved', recordings, ...more };
}

export function takeOf(entries: readonly TakeEntry[], more: Partial<TakeView> = {}): TakeView {
  return {
    id: 'take-1',
    name: 'walk',
    number: 3,
    state: 'complete',
    policy: 'all',
    mode: 'clock',
    armed: true,
    createdAt: wire(T - 5000),
    startAt: wire(T),
    cameras: {},
    limits: {},
    entries,
    ...more,
  };
}

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const bound = fc.double({ min: 0, max: 20, noNaN: true });

export const trueCamera: fc.Arbitrary<TrueCamera> = fc.record({
  startMs: fc.double({ min: -40, max: 40, noNaN: true }),
  frameMs: fc.constantFrom(1000 / 90, 1000 / 30, 40),
  frames: fc.integer({ min: 2, max: 400 }),
  lostBehind: fc.uniqueArray(fc.integer({ min: 1, max: 399 }), { maxLength: 5 }),
  driftPpm: fc.double({ min: -50, max: 50, noNaN: true }),
  bounds: fc.tuple(bound, bound),
  errors: fc.tuple(unit, unit),
});
