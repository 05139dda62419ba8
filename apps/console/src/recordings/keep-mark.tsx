import { ActionIcon } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { failed } from '../frame/failed.js';
import { Icon } from '../frame/icon.js';
import { rollcall } from '../state/rollcall.js';
import { type Film, filmTitle } from './film.js';

/** Whether a film stays however full the disk is. The camera says when it is so. */
export function KeepMark({ film }: { readonly film: Film }): ReactElement {
  const [isBusy, setBusy] = useState(false);
  const { id, cameraId, keep = false } = film;
  const change = async (): Promise<void> => {
    setBusy(true);
    const params = { path: { id: cameraId, rid: id } };
    await rollcall
      .call('patch', '/cameras/{id}/recordings/{rid}', { params, body: { keep: !keep } })
      .catch(failed);
    setBusy(false);
  };
  return (
    <ActionIcon
      variant={keep ? 'light' : 'subtle'}
      color={keep ? 'blue' : 'gray'}
      loading={isBusy}
      aria-pressed={keep}
      aria-label={`Keep ${filmTitle(film)}`}
      title="Kept however full the disk is"
      onClick={() => void change()}
    >
      <Icon name="pin" />
    </ActionIcon>
  );
}
