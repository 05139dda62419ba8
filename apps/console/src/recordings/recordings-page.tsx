import { Loader, Stack, Text, VisuallyHidden } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useCameraOptions } from '../state/use-camera-options.js';
import { useLabelOf } from '../state/use-label-of.js';
import { CameraDisks } from './camera-disks.js';
import { DownloadsPanel } from './downloads-panel.js';
import { filtered } from './film-filter.js';
import { FilterBar } from './filter-bar.js';
import { ListTrouble } from './list-trouble.js';
import { ShownFilms } from './shown-films.js';
import { useAway } from './use-away.js';
import { useFilmFilter } from './use-film-filter.js';
import { useFilms } from './use-films.js';
import { useLeftFilms } from './use-left-films.js';

/** What all cameras have recorded: to play, to download, to keep and to delete. */
export default function RecordingsPage(): ReactElement {
  const labelOf = useLabelOf();
  const films = useFilms();
  useLeftFilms(films, useAway(films.unreached));
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
