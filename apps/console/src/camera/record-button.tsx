import { Button, Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { isClosed } from '../fleet/is-closed.js';
import { Icon } from '../frame/icon.js';
import { useKeys } from '../frame/use-keys.js';
import type { Film } from '../recordings/film.js';
import { stopRecording } from '../recordings/stop-recording.js';
import { rollcall } from '../state/rollcall.js';
import { useAsked } from './use-asked.js';

export interface RecordButtonProps {
  readonly entry: FleetEntry;
  /** The film behind which a recording waits for the camera. */
  readonly interrupted: Film | undefined;
}

/** Starts a recording, or stops the one that runs or waits for the camera; so does the key R. */
export function RecordButton({ entry: { service, camera }, interrupted }: RecordButtonProps): ReactElement {
  const { isBusy, ask } = useAsked();
  const running = camera?.status === 'recording' ? camera.recording : interrupted;
  const isOff = service.status === 'lost' || (isClosed(camera) && !running);
  const toggle = (): void => {
    const { id } = service;
    if (isOff) return;
    if (!running)
      return ask(() =>
        rollcall.call('post', '/cameras/{id}/recordings', { params: { path: { id } }, body: {} }),
      );
    ask(() => stopRecording(running));
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
