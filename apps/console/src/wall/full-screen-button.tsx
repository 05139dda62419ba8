import { Button } from '@mantine/core';
import { type ReactElement, useSyncExternalStore } from 'react';
import { failed } from '../frame/failed.js';
import { Icon } from '../frame/icon.js';

/**
 * Gives the wall the whole screen, and the console it back; nothing in a browser that cannot, as on an iPhone. The page as
 * a whole fills the screen: lists, notifications and banners lie beside the wall, and would not be seen before it.
 */
export function FullScreenButton(): ReactElement | null {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  return (
    <Button
      variant="default"
      leftSection={<Icon name="full" />}
      onClick={() => void toggle(isFull).catch(failed)}
    >
      {isFull ? 'Leave full screen' : 'Full screen'}
    </Button>
  );
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

function toggle(isFull: boolean): Promise<void> {
  return isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
}
