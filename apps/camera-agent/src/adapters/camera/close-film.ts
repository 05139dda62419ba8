import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { FinishedRecording } from '../../domain/mp4/recording-muxer.js';
import type { FrameTimesFacts } from '../../domain/recording/frame-times.js';
import type { FilmResult } from '../../domain/recording/sidecar.js';
import { diskError } from '../fs/disk-error.js';
import type { FilmFile } from '../fs/film-file.js';
import { repairFilm } from '../fs/film-repair.js';
import type { RecordingPaths } from '../fs/recording-store.js';
import { repairTimes } from '../fs/times-repair.js';

export interface ClosedFilm extends FilmResult {
  /** The disk did not take all of the film; the numbers say what stands. */
  readonly error?: RollcallError;
}

export interface FilmEnd extends FinishedRecording {
  /** The lines of the frame times that are not yet on their way. */
  readonly times: string;
}

/** Where a film lies on the disk, and what its frame times begin with. */
export interface FilmPlace {
  readonly paths: RecordingPaths;
  readonly header: FrameTimesFacts;
}

/**
 * Ends a film on disk and measures it; what the disk refused is cut off, so that the rest is whole. `place` is undefined
 * for a film that was never opened. Never rejects.
 */
export async function closeFilm(
  film: FilmFile,
  place: FilmPlace | undefined,
  { append, times, patches, frames, durationMs }: FilmEnd,
  logger: Logger,
): Promise<ClosedFilm> {
  try {
    return { frames, durationMs, bytes: await film.finish({ bytes: append, times }, patches) };
  } catch (refusal) {
    const error = diskError(refusal, 'a film was being finished');
    logger.error(
      { path: place?.paths.film, error: error.message },
      'The disk did not take all of a film: it is cut to what stands.',
    );
    return { ...(await whatStands(place, logger)), error };
  }
}

async function whatStands(place: FilmPlace | undefined, logger: Logger): Promise<FilmResult> {
  const nothing = { frames: 0, durationMs: 0, bytes: 0 };
  if (place === undefined) return nothing;
  try {
    const repaired = await repairFilm(place.paths.film);
    if (!repaired) return nothing;
    const { frames, durationMs, bytes } = repaired;
    return { frames, durationMs, bytes, ...(await lastFrame(place, frames, logger)) };
  } catch (error) {
    logger.error(
      { path: place.paths.film, error: String(error) },
      'A film that the disk refused cannot be repaired either.',
    );
    return nothing;
  }
}

async function lastFrame(
  { paths, header }: FilmPlace,
  frames: number,
  logger: Logger,
): Promise<Pick<FilmResult, 'lastMs'>> {
  try {
    const { lastMs } = await repairTimes(paths, frames, header, 0);
    return { lastMs };
  } catch (error) {
    logger.warn({ path: paths.times, error: String(error) }, 'The frame times of a film cannot be repaired.');
    return {};
  }
}
