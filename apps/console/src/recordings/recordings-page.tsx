import { Loader, Stack, Text, VisuallyHidden } from '@mantine/core';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { useCameraOptions } from '../state/use-camera-options.js';
import { useLabelOf } from '../state/use-label-of.js';
import { CameraDisks } from './camera-disks.js';
import { DeletionBar } from './deletion-bar.js';
import { deletions } from './deletions.js';
import { DownloadsPanel } from './downloads-panel.js';
import type { Film } from './film.js';
import { filtered } from './film-filter.js';
import { FilmsTable } from './films-table.js';
import { FilterBar } from './filter-bar.js';
import { ListTrouble } from './list-trouble.js';
import { Player } from './player.js';
import { SelectionBar } from './selection-bar.js';
import { useAway } from './use-away.js';
import { useChosen } from './use-chosen.js';
import { useDeletions } from './use-deletions.js';
import { useFilmFilter } from './use-film-filter.js';
import { type FilmsInUse, useFilms } from './use-films.js';

/** What all cameras have recorded: to play, to download, to keep and to delete. */
export default function RecordingsPage(): ReactElement {
  const labelOf = useLabelOf();
  const films = useFilms();
  const [filter, setFilter] = useFilmFilter();
  const { camera, day } = filter;
  const shown = useMemo(() => filtered(films.films.values(), { camera, day }), [films.films, camera, day]);
  const owners = useMemo(() => [...films.films.values()].map(({ cameraId }) => cameraId), [films.films]);
  const cameras = useCameraOptions(owners);
  // Hundreds of cameras to choose from are not drawn again for every film.
  const bar = useMemo(
    () => <FilterBar filter={{ camera, day }} cameras={cameras} onFilter={setFilter} />,
    // What changes the filter does the same each time, unless another camera is chosen.
    [camera, day, cameras],
  );
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h1">Recordings</VisuallyHidden>
      {bar}
      <ListTrouble films={films} labelOf={labelOf} />
      <CameraDisks films={films.films} camera={camera} />
      <DownloadsPanel labelOf={labelOf} />
      <ShownFilms films={films} shown={shown} labelOf={labelOf} />
      <Empty isKnown={films.isKnown} isEmpty={shown.length === 0} hasAny={films.films.size > 0} />
    </Stack>
  );
}

interface ShownFilmsProps {
  readonly films: FilmsInUse;
  readonly shown: readonly Film[];
  readonly labelOf: (cameraId: string) => string;
}

function ShownFilms({ films, shown, labelOf }: ShownFilmsProps): ReactElement {
  const pending = useDeletions();
  const away = useAway(films.unreached);
  const chosen = useChosen(shown);
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

interface EmptyProps {
  readonly isKnown: boolean;
  readonly isEmpty: boolean;
  readonly hasAny: boolean;
}

function Empty({ isKnown, isEmpty, hasAny }: EmptyProps): ReactElement | null {
  if (!isKnown && isEmpty) return <Loader size="sm" aria-label="Asking the cameras" />;
  if (!isEmpty) return null;
  return <Text c="dimmed">{hasAny ? 'Nothing matches.' : 'There is no recording yet.'}</Text>;
}
