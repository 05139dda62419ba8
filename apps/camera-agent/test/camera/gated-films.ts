import { createFilm, type FilmHandle } from '#camera-agent/adapters/fs/film-file.js';

export interface GatedFilms {
  readonly openFilm: (path: string) => Promise<FilmHandle>;
  /** From now on the disk goes on. */
  readonly open: () => void;
}

/** Files whose disk syncs nothing until it is let; `isMeant` tells which of them. */
export function gatedFilms(isMeant: (path: string) => boolean = () => true): GatedFilms {
  const gate = Promise.withResolvers<undefined>();
  const openFilm = async (path: string): Promise<FilmHandle> => {
    const file = await createFilm(path);
    if (!isMeant(path)) return file;
    const sync = file.datasync.bind(file);
    file.datasync = async () => {
      await gate.promise;
      await sync();
    };
    return file;
  };
  return { openFilm, open: () => gate.resolve(undefined) };
}
