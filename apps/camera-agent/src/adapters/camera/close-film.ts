import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { FinishedRecording } from '../../domain/mp4/recording-muxer.js';
import type { FilmResult } from '../../domain/recording/sidecar.js';
import { diskError } from '../fs/disk-error.js';
import type { FilmFile } from '../fs/film-file.js';
import { filmHash } from '../fs/film-hash.js';
import { repairFilm } from '../fs/film-repair.js';

export interface ClosedFilm extends FilmResult {
  /** The disk did not take all of the film; the numbers say what stands. */
  readonly error?: RollcallError;
}

/**
 * Ends a film on disk and measures it; what the disk refused is cut off, so that the rest is whole. Without `sha256`
 * if `hurry` aborts. Never rejects.
 */
export async function closeFilm(
  film: FilmFile,
  path: string,
  finished: FinishedRecording,
  hurry: AbortSignal,
  logger: Logger,
): Promise<ClosedFilm> {
  const measured = await finishOrRepair(film, path, finished, logger);
  if (measured.frames === 0) return measured;
  try {
    return { ...measured, sha256: await filmHash(path, hurry) };
  } catch (error) {
    logger.warn({ path, error: String(error) }, 'The SHA-256 of a film is left out.');
    return measured;
  }
}

async function finishOrRepair(
  film: FilmFile,
  path: string,
  { append, patches, frames, durationMs }: FinishedRecording,
  logger: Logger,
): Promise<ClosedFilm> {
  try {
    return { frames, durationMs, bytes: await film.finish(append, patches) };
  } catch (refusal) {
    const error = diskError(refusal, 'a film was being finished');
    logger.error(
      { path, error: error.message },
      'The disk did not take all of a film: it is cut to what stands.',
    );
    return { ...(await whatStands(path, logger)), error };
  }
}

async function whatStands(path: string, logger: Logger): Promise<FilmResult> {
  const nothing = { frames: 0, durationMs: 0, bytes: 0 };
  try {
    const repaired = await repairFilm(path);
    if (!repaired) return nothing;
    const { frames, durationMs, bytes } = repaired;
    return { frames, durationMs, bytes };
  } catch (error) {
    logger.error({ path, error: String(error) }, 'A film that the disk refused cannot be repaired either.');
    return nothing;
  }
}
