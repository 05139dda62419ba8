import type { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { validated } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import { wrongInFailed, wrongInStanding } from './wrong-claims.js';

export interface StandingFilm {
  readonly recording: Recording;
  /** Undefined where nothing of it can be played. */
  readonly path: string | undefined;
  /** Of the frames that were announced, that with which it begins. */
  readonly from: number;
  /** Frames that can be played. */
  readonly frames: number;
  /** Capture time that was announced from its first frame on. */
  readonly begunMs: number;
  readonly wrong: readonly string[];
}

/** `startedAt` is told to the millisecond. */
const DATE_MS = 1.5;

/** Looks at each film, the first one first; `timesMs` were announced. */
export function standingFilms(
  store: RecordingStore,
  recordings: readonly Recording[],
  timesMs: readonly number[],
): Promise<StandingFilm[]> {
  const firstAt = Date.parse(recordings[0]?.startedAt ?? '');
  return Promise.all(
    recordings.map((recording) => {
      const beganMs = (timesMs[0] ?? NaN) + Date.parse(recording.startedAt) - firstAt;
      return standingFilm(store, recording, timesMs, beganMs);
    }),
  );
}

export function sinceFrame(index: number, timesMs: readonly number[]): number {
  return (timesMs.at(-1) ?? NaN) - (timesMs[index] ?? NaN);
}

async function standingFilm(
  store: RecordingStore,
  recording: Recording,
  timesMs: readonly number[],
  beganMs: number,
): Promise<StandingFilm> {
  const from = nearest(beganMs, timesMs);
  const offMs = Math.abs((timesMs[from] ?? NaN) - beganMs);
  const wrong = [
    ...(validated(Recording, recording).ok ? [] : ['the sidecar is not valid']),
    ...(offMs <= DATE_MS ? [] : [`it is dated ${offMs} ms off any frame`]),
  ];
  const known = { recording, from, begunMs: sinceFrame(from, timesMs) };
  if (recording.state === 'failed') {
    return { ...known, path: undefined, frames: 0, wrong: [...wrong, ...wrongInFailed(recording)] };
  }
  const path = await store.filmPath(recording.id);
  const claims = await wrongInStanding(recording, path, timesMs.slice(from));
  return { ...known, path, frames: recording.frames, wrong: [...wrong, ...claims] };
}

function nearest(ms: number, timesMs: readonly number[]): number {
  const offs = timesMs.map((timeMs) => Math.abs(timeMs - ms));
  return Math.max(0, offs.indexOf(Math.min(...offs)));
}
