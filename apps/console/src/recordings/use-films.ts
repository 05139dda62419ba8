import { useCallback, useEffect, useState } from 'react';
import { useFleetStream } from '../state/fleet-context.js';
import { Pace } from '../state/pace.js';
import { rollcall } from '../state/rollcall.js';
import type { Film } from './film.js';
import { FilmList, type Films, NO_FILMS } from './film-list.js';

export interface FilmsInUse extends Films {
  readonly loadAgain: () => void;
  readonly forget: (film: Film) => void;
}

/** The films of all cameras, kept up to date. */
export function useFilms(): FilmsInUse {
  const fleet = useFleetStream();
  const [films, setFilms] = useState(NO_FILMS);
  const [list, setList] = useState<FilmList>();
  useEffect(() => {
    const pace = new Pace<Films>(setFilms);
    const opened = new FilmList(
      () => rollcall.call('get', '/recordings'),
      (next) => pace.take(next),
    );
    const deaf = fleet.onEvent((event) => opened.hear(event));
    setList(opened);
    void opened.load();
    return () => {
      deaf();
      opened.close();
      pace.close();
    };
  }, [fleet]);
  return {
    ...films,
    loadAgain: useCallback(() => void list?.load(), [list]),
    forget: useCallback((film: Film) => list?.forget(film), [list]),
  };
}
