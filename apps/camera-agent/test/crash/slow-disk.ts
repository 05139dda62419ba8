import { setTimeout as pause } from 'node:timers/promises';
import type { createFilm } from '#camera-agent/adapters/fs/film-file.js';

/** As an SD card takes to sync, ms. */
const SYNC_MS = 30;

/** Files of a disk that is in no hurry: a film takes its time to be closed, and the next has begun by then. */
export function slowDisk(openFilm: typeof createFilm): typeof createFilm {
  return async (path) => {
    const file = await openFilm(path);
    const sync = file.datasync.bind(file);
    file.datasync = async () => {
      await pause(SYNC_MS);
      await sync();
    };
    return file;
  };
}
