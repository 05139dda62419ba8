import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { ApiError } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';

/** Loads the page anew, at the same address, once there is somebody to load it from: else the browser would show its own. */
export function LoadAgain(): ReactElement {
  const { isBusy, failure, run } = useAttempt();
  const load = async (): Promise<void> => {
    await rollcall.call('get', '/session').catch((error: unknown) => {
      if (!(error instanceof ApiError && error.kind === 'refused')) throw error;
    });
    window.location.reload();
  };
  return (
    <>
      {failure !== undefined && <Text size="sm">{failure}</Text>}
      <Button size="compact-sm" variant="default" mt="xs" loading={isBusy} onClick={() => void run(load)}>
        Load it again
      </Button>
    </>
  );
}
