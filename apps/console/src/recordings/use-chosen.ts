import { useCallback, useMemo, useState } from 'react';
import { type Film, filmKey } from './film.js';

export interface Chosen {
  readonly films: readonly Film[];
  readonly keys: ReadonlySet<string>;
  readonly choose: (film: Film) => void;
  /** All that there are, or none where all are chosen. */
  readonly chooseAll: () => void;
  readonly isAll: boolean;
  /** There is something to choose. */
  readonly isAny: boolean;
  readonly clear: () => void;
}

/** Which of these films are chosen: what is not shown any more, or cannot be had now, is not acted upon. */
export function useChosen(choosable: readonly Film[]): Chosen {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const films = useMemo(() => choosable.filter((film) => wanted.has(filmKey(film))), [choosable, wanted]);
  const choose = useCallback((film: Film) => {
    setWanted((before) => {
      const next = new Set(before);
      if (!next.delete(filmKey(film))) next.add(filmKey(film));
      return next;
    });
  }, []);
  const isAll = films.length > 0 && films.length === choosable.length;
  return {
    films,
    keys: useMemo(() => new Set(films.map(filmKey)), [films]),
    choose,
    isAll,
    isAny: choosable.length > 0,
    chooseAll: () => setWanted(new Set(isAll ? [] : choosable.map(filmKey))),
    clear: () => setWanted(new Set()),
  };
}
