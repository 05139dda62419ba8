import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAsked } from '../camera/use-asked.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { type Film, filmTitle } from './film.js';
import { stopRecording } from './stop-recording.js';

interface StopButtonProps {
  readonly film: Film;
  readonly label: string;
}

/** Ends a recording that waits for its camera: it does not go on. */
export function StopButton({ film, label }: StopButtonProps): ReactElement | null {
  const { isBusy, ask } = useAsked();
  if (!useMay('operator')) return null;
  return (
    <Button
      size="compact-xs"
      variant="white"
      color="dark"
      leftSection={<Icon name="stop" size={12} />}
      loading={isBusy}
      aria-label={`Stop ${filmTitle(film)} of ${label}`}
      onClick={() => ask(() => stopRecording(film))}
    >
      Stop
    </Button>
  );
}
