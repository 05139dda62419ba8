import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording, RecordingGap } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { filmHash } from './film-hash.js';
import { type RepairedFilm, repairFilm } from './film-repair.js';
import type { RecordingStore } from './recording-store.js';
import { type RepairedTimes, repairTimes } from './times-repair.js';

const MAX_NOTE = 500;
const NOTHING_STANDS =
  'Nothing of the film can be played: the agent ended before its first frame was on disk, or what was there is damaged.';

/**
 * Repairs what a crash or a power cut left behind; to be run before anything is recorded. Gives the recordings that it
 * closed, as `recovered` or, where nothing of the film stands, `failed`. Films without a sidecar are logged. Once
 * `hurry` aborts, films go without their SHA-256: reading long ones would keep the camera closed.
 */
export async function recoverRecordings(
  store: RecordingStore,
  hurry: AbortSignal,
  logger: Logger,
): Promise<Recording[]> {
  const { orphanFilms } = await store.tidy();
  for (const film of orphanFilms) {
    logger.warn({ film }, 'A film without a sidecar lies in the recordings folder: it is not listed.');
  }
  const closed: Recording[] = [];
  for (const recording of await store.list()) {
    if (recording.state !== 'recording' && recording.state !== 'saving') continue;
    const repaired = await recoverOne(store, recording, hurry);
    await store.saveOrKeep(repaired);
    logger.warn(
      { recordingId: repaired.id, note: repaired.note },
      'A recording that had been cut off was closed.',
    );
    closed.push(repaired);
  }
  return closed;
}

async function recoverOne(
  store: RecordingStore,
  recording: Recording,
  hurry: AbortSignal,
): Promise<Recording> {
  try {
    const path = await store.filmPath(recording.id);
    const film = await repairFilm(path);
    if (!film) return failed(recording, NOTHING_STANDS);
    const { timeSource: source, startedAt, clockErrorMs, firstFrame } = recording;
    const header = { source, startedAt, clockErrorMs };
    const paths = await store.paths(recording.id);
    const times = await repairTimes(paths, film.frames, header, firstFrame?.index ?? 0);
    return recovered(recording, film, times, await hashUnless(hurry, path));
  } catch (error) {
    if (error instanceof RollcallError) return failed(recording, 'There is no film beside the sidecar.');
    return failed(recording, `The film cannot be repaired: ${String(error)}`);
  }
}

async function hashUnless(hurry: AbortSignal, path: string): Promise<{ sha256?: string }> {
  try {
    return { sha256: await filmHash(path, hurry) };
  } catch (error) {
    if (hurry.aborted) return {};
    throw error;
  }
}

function recovered(
  { gaps, gapCount, firstFrame, ...recording }: Readonly<Recording>,
  film: RepairedFilm,
  times: RepairedTimes,
  hash: { sha256?: string },
): Recording {
  const { frames, durationMs, bytes } = film;
  const { askedMs, lastMs } = times;
  const lastAt = new Date(Date.parse(recording.startedAt) + lastMs).toISOString();
  return {
    ...recording,
    state: 'recovered',
    frames,
    durationMs: askedMs === undefined ? 0 : Math.round((durationMs - askedMs) * 1000) / 1000,
    ...(firstFrame && askedMs !== undefined && { firstFrame }),
    lastFrame: { index: frames - 1, at: lastAt },
    ...gapsWithin(frames, recording.droppedFrames, gaps, gapCount),
    bytes,
    ...hash,
    note: noteOf(film, times),
  };
}

/** Gaps behind the end of what stands are none any more. */
function gapsWithin(
  frames: number,
  droppedFrames: number,
  gaps: readonly RecordingGap[] = [],
  gapCount = 0,
): Pick<Recording, 'droppedFrames' | 'gaps' | 'gapCount'> {
  const lost = gaps.filter(({ index }) => index >= frames);
  const left = gaps.filter(({ index }) => index < frames);
  const gone = lost.reduce((sum, gap) => sum + gap.frames, 0);
  return {
    droppedFrames: droppedFrames - gone,
    ...(gapCount > lost.length && { gapCount: gapCount - lost.length, gaps: left }),
  };
}

function noteOf({ frames, unfinished }: RepairedFilm, times: RepairedTimes): string {
  const { fromFilm } = times;
  const sentences = [
    `The agent ended during the recording; ${frames} frames were on disk and stand.`,
    ...(fromFilm > 0 ? [`The times of the last ${fromFilm} are those of the film, to 11 µs.`] : []),
    ...[unfinished, times.unfinished].flatMap((error) => error?.message ?? []),
  ];
  return sentences.join(' ').slice(0, MAX_NOTE);
}

function failed(recording: Readonly<Recording>, note: string): Recording {
  const { firstFrame: _, gaps: _1, gapCount: _2, ...rest } = recording;
  return { ...rest, state: 'failed', frames: 0, durationMs: 0, bytes: 0, note: note.slice(0, MAX_NOTE) };
}
