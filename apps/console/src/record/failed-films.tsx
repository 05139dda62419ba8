import { Alert, Button, List } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { count } from '../format/count.js';
import { Icon } from '../frame/icon.js';
import { type Film, filmKey, filmTitle } from '../recordings/film.js';
import { filmTrouble } from '../recordings/film-state.js';
import { useFleetStream } from '../state/fleet-context.js';

interface FailedFilmsProps {
  readonly cameras: ReadonlySet<string>;
  readonly labelOf: (cameraId: string) => string;
}

/** More of them are a fire, not a list. */
const MOST = 100;

/** Recordings that failed while one looked, until somebody puts it away. */
export function FailedFilms({ cameras, labelOf }: FailedFilmsProps): ReactElement | null {
  const fleet = useFleetStream();
  const [all, setAll] = useState<readonly Film[]>([]);
  useEffect(
    () =>
      fleet.onEvent((event) => {
        if (event.type === 'recording.failed') setAll((before) => [...before, event.data].slice(-MOST));
      }),
    [fleet],
  );
  const films = all.filter(({ cameraId }) => cameras.has(cameraId));
  if (films.length === 0) return null;
  return (
    <Alert
      color="red.9"
      variant="filled"
      role="alert"
      title={`${count(films.length, 'recording')} failed`}
      icon={<Icon name="warning" />}
    >
      <List size="sm" listStyleType="none">
        {films.map((film) => (
          <List.Item key={filmKey(film)} data-camera={film.cameraId} data-recording={film.id}>
            <b>{labelOf(film.cameraId)}</b>: {filmTitle(film)}: {filmTrouble(film) ?? 'no reason was given'}
          </List.Item>
        ))}
      </List>
      <Button size="compact-sm" variant="default" mt="xs" onClick={() => setAll([])}>
        Dismiss
      </Button>
    </Alert>
  );
}
