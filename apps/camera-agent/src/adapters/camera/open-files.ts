import type { Recording } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { diskError } from '../fs/disk-error.js';
import type { DiskGuard } from '../fs/disk-guard.js';
import type { FilmHandle, FilmHandles } from '../fs/film-file.js';
import type { RecordingStore } from '../fs/recording-store.js';
import { baseOf } from '../fs/sidecar-file.js';

export interface OpenFilesDeps {
  readonly store: RecordingStore;
  readonly guard: DiskGuard;
  readonly openFilm: (path: string) => Promise<FilmHandle>;
  readonly logger: Logger;
}

export interface OpenFiles {
  /** The name of the film's file. */
  readonly file: string;
  /** What all its files are called before the dot. */
  readonly base: string;
  readonly handles: FilmHandles;
}

/** Writes the sidecar of a new recording, then opens its film and frame times. Rejects with the error of the disk. */
export async function openFiles(
  recording: Recording,
  nameOf: (number: number) => string,
  { store, guard, openFilm, logger }: OpenFilesDeps,
): Promise<OpenFiles> {
  const opened: FilmHandle[] = [];
  let base: string | undefined;
  try {
    await guard.demandPlace();
    const { file = '' } = await store.create(recording, nameOf);
    base = baseOf({ ...recording, file });
    const film = await openFilm(store.path(base, 'mp4'));
    opened.push(film);
    const times = await openFilm(store.path(base, 'pts'));
    return { file, base, handles: { film, times } };
  } catch (error) {
    const left = base;
    await Promise.all(opened.map((file) => file.close()))
      .then(() => (left === undefined ? undefined : store.discard(recording.id, left)))
      .catch((again: unknown) => {
        logger.warn(
          { recordingId: recording.id, error: String(again) },
          'An empty recording cannot be deleted.',
        );
      });
    throw diskError(error, 'a recording was being started');
  }
}
