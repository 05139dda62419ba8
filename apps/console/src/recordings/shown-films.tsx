import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { interruptedIn } from '#client/index.js';
import { canBeHad } from './can-be-had.js';
import { DeletionBar } from './deletion-bar.js';
import { deletions } from './deletions.js';
import { deletionOf } from './film-deletions.js';
import type { Film } from './film.js';
import { FilmsTable } from './films-table.js';
import { Player } from './player.js';
import { SelectionBar } from './selection-bar.js';
import { useAway } from './use-away.js';
import { useChosen } from './use-chosen.js';
import { useDeletions } from './use-deletions.js';
import type { FilmsInUse } from './use-films.js';

interface ShownFilmsProps {
  readonly films: FilmsInUse;
  readonly shown: readonly Film[];
  readonly labelOf: (cameraId: string) => string;
}

/** Films to play, to download, to keep and to delete. */
export function ShownFilms({ films, shown, labelOf }: ShownFilmsProps): ReactElement {
  const pending = useDeletions();
  const away = useAway(films.unreached);
  const choosable = useMemo(
    () => shown.filter((film) => canBeHad(film, away.has(film.cameraId), deletionOf(film, pending))),
    [shown, away, pending],
  );
  // Of all of them: what follows a film may not be shown.
  const interrupted = useMemo(() => interruptedIn(films.films.values()), [films.films]);
  const chosen = useChosen(choosable);
  const [played, setPlayed] = useState<Film>();
  const { forget } = films;
  const remove = useCallback((those: readonly Film[]) => deletions.delete(those, forget), [forget]);
  const removeChosen = (): void => {
    remove(chosen.films);
    chosen.clear();
  };
  return (
    <>
      <SelectionBar films={chosen.films} onDelete={removeChosen} onClear={chosen.clear} />
      <DeletionBar pending={pending} />
      {shown.length > 0 && (
        <FilmsTable
          films={shown}
          away={away}
          interrupted={interrupted}
          pending={pending}
          chosen={chosen}
          labelOf={labelOf}
          onPlay={setPlayed}
          onDelete={remove}
        />
      )}
      <Player film={played} labelOf={labelOf} onClose={() => setPlayed(undefined)} />
    </>
  );
}
