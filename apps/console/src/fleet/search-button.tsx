import { Button, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { failed } from '../frame/failed.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { rollcall } from '../state/rollcall.js';
import { useSearch } from './use-search.js';

/** Asks every network who is there. One search at a time: the button waits for the one that runs. */
export function SearchButton(): ReactElement | null {
  const { isRunning, progress } = useSearch();
  if (!useMay('operator')) return null;
  const search = (): void => void rollcall.call('post', '/searches').catch(failed);
  return (
    <div>
      <Button leftSection={<Icon name="roll" size={16} />} disabled={isRunning} onClick={search}>
        {isRunning ? 'Searching' : 'Search'}
      </Button>
      <Progress
        value={progress * 100}
        size={3}
        mt={2}
        transitionDuration={100}
        aria-label="How far the search is"
        style={{ visibility: isRunning ? 'visible' : 'hidden' }}
      />
    </div>
  );
}
