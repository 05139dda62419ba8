import { useCallback, useEffect, useState } from 'react';
import type { StreamEvent } from '#client/index.js';
import { useFleetStream } from '../state/fleet-context.js';
import { Pace } from '../state/pace.js';
import type { Film } from './film.js';
import { FilmList, type Films, NO_FILMS } from './film-list.js';
import { readFilms } from './read-films.js';

export interface FilmsInUse extends Films {
  readonly loadAgain: () => void;
  readonly forget: (film: Film) => void;
}

/** The films of all cameras, or of one, kept up to date; of one no other is asked. */
export function useFilms(camera?: string): FilmsInUse {
  const fleet = useFleetStream();
  const [films, setFilms] = useState(NO_FILMS);
  const [list, setList] = useState<FilmList>();
  useEffect(() => {
    const pace = new Pace<Films>(setFilms);
    const opened = new FilmList(
      (asked) => readFilms(camera === undefined ? asked : new Set([camera])),
      (next) => pace.take(next),
    );
    const deaf = fleet.onEvent((event) => {
      if (camera === undefined || isOf(camera, event)) opened.hear(event);
    });
    setList(opened);
    void opened.load();
    return () => {
      deaf();
      opened.close();
      pace.close();
    };
  }, [fleet, camera]);
  return {
    ...films,
    loadAgain: useCallback(() => void list?.load(), [list]),
    forget: useCallback((film: Film) => list?.forget(film), [list]),
  };
}

function isOf(camera: string, event: StreamEvent): boolean {
  if (event.type === 'snapshot') return true;
  if (event.type.startsWith('recording.')) return (event.data as Film).cameraId === camera;
  return 'subject' in event && event.subject === camera;
}
