import { createFilm, type FilmHandle } from '#camera-agent/adapters/fs/film-file.js';

interface Write {
  readonly bytes: Uint8Array;
  readonly position: number;
}

/** A file whose writes reach the disk when they are synced, as if the power failed with the process. */
export async function unsyncedLost(path: string): Promise<FilmHandle> {
  const file = await createFilm(path);
  let unsynced: Write[] = [];
  const write = (bytes: Uint8Array, offset: number, length: number, position: number): Promise<object> => {
    unsynced.push({ bytes: bytes.slice(offset, offset + length), position });
    return Promise.resolve({ bytesWritten: length, buffer: bytes });
  };
  return {
    write: write as FilmHandle['write'],
    datasync: async () => {
      const writes = unsynced;
      unsynced = [];
      for (const { bytes, position } of writes) await file.write(bytes, 0, bytes.length, position);
    },
    close: () => file.close(),
  };
}
