import { Button, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { failed } from '../frame/failed.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { rollcall } from '../state/rollcall.js';
import { useSearch } from './use-search.js';

/** Pixels that the longer of its two words wants: what is beside it does not move when a search begins. */
const WIDEST = 138;

/** Asks every network who is there. One search at a time: the button waits for the one that runs. */
export function SearchButton(): ReactElement | null {
  const { isRunning, progress } = useSearch();
  if (!useMay('operator')) return null;
  const search = (): void => void rollcall.call('post', '/searches').catch(failed);
  return (
    <div style={{ position: 'relative' }}>
      <Button leftSection={<Icon name="roll" size={16} />} disabled={isRunning} onClick={search} miw={WIDEST}>
        {isRunning ? 'Searching' : 'Search'}
      </Button>
      <Progress
        value={progress * 100}
        size={3}
        transitionDuration={100}
        aria-label="How far the search is"
        // Beneath the button without room of its own, so that the button is in line with what is beside it.
        style={{
          position: 'absolute',
          inset: 'calc(100% + 2px) 0 auto',
          visibility: isRunning ? 'visible' : 'hidden',
        }}
      />
    </div>
  );
}
