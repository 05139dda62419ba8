import { ActionIcon } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsked } from '../camera/use-asked.js';
import { Icon } from '../frame/icon.js';
import { rollcall } from '../state/rollcall.js';
import { type Film, filmTitle } from './film.js';

interface KeepMarkProps {
  readonly film: Film;
  readonly label: string;
}

/** Whether a film stays however full the disk is. The camera says when it is so. */
export function KeepMark({ film, label }: KeepMarkProps): ReactElement {
  const { isBusy, ask } = useAsked();
  const { id, cameraId, keep = false } = film;
  const params = { path: { id: cameraId, rid: id } };
  return (
    <ActionIcon
      variant={keep ? 'light' : 'subtle'}
      color={keep ? 'blue' : 'gray'}
      loading={isBusy}
      aria-pressed={keep}
      aria-label={`Keep ${filmTitle(film)} of ${label}`}
      title="Kept however full the disk is"
      onClick={() =>
        ask(() => rollcall.call('patch', '/cameras/{id}/recordings/{rid}', { params, body: { keep: !keep } }))
      }
    >
      <Icon name="pin" />
    </ActionIcon>
  );
}
