import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { filmHash } from './film-hash.js';
import { type RepairedFilm, repairFilm } from './film-repair.js';
import type { RecordingStore } from './recording-store.js';

const MAX_NOTE = 500;

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
  for (const recordingId of orphanFilms) {
    logger.warn({ recordingId }, 'A film without a sidecar lies in the recordings folder: it is not listed.');
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
    if (!film)
      return failed(recording, 'The agent ended before the first half second of the film was on disk.');
    return recovered(recording, film, await hashUnless(hurry, path));
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

function recovered(recording: Readonly<Recording>, film: RepairedFilm, hash: { sha256?: string }): Recording {
  const { frames, durationMs, bytes, unfinished } = film;
  const note = [
    `The agent ended during the recording; ${frames} frames were on disk and stand.`,
    ...(unfinished ? [unfinished.message] : []),
  ].join(' ');
  return {
    ...recording,
    state: 'recovered',
    frames,
    durationMs,
    bytes,
    ...hash,
    note: note.slice(0, MAX_NOTE),
  };
}

function failed(recording: Readonly<Recording>, note: string): Recording {
  return { ...recording, state: 'failed', frames: 0, durationMs: 0, bytes: 0, note: note.slice(0, MAX_NOTE) };
}
