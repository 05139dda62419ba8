import { Button, Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { isClosed } from '../fleet/is-closed.js';
import { Icon } from '../frame/icon.js';
import { useKeys } from '../frame/use-keys.js';
import { rollcall } from '../state/rollcall.js';
import { useAsked } from './use-asked.js';

/** Starts a recording, or stops the one that runs; so does the key R. */
export function RecordButton({ entry: { service, camera } }: { readonly entry: FleetEntry }): ReactElement {
  const { isBusy, ask } = useAsked();
  const isOff = service.status === 'lost' || isClosed(camera);
  const running = camera?.status === 'recording' ? camera.recording : undefined;
  const toggle = (): void => {
    const { id } = service;
    if (isOff) return;
    if (!running)
      return ask(() =>
        rollcall.call('post', '/cameras/{id}/recordings', { params: { path: { id } }, body: {} }),
      );
    const params = { path: { id, rid: running.id } };
    ask(() => rollcall.call('post', '/cameras/{id}/recordings/{rid}/stop', { params }));
  };
  useKeys([['r', (event) => event.repeat || toggle()]]);
  return (
    <Button
      color={running ? 'dark' : 'red.9'}
      variant={running ? 'white' : 'filled'}
      leftSection={<Icon name={running ? 'stop' : 'record'} />}
      rightSection={<Kbd visibleFrom="sm">R</Kbd>}
      // As wide for either word: the buttons beside it stay where they are.
      miw={{ base: 120, sm: 140 }}
      loading={isBusy}
      disabled={isOff}
      aria-keyshortcuts="R"
      onClick={toggle}
    >
      {running ? 'Stop' : 'Record'}
    </Button>
  );
}
