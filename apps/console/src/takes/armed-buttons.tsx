import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { TakeSummary } from './take.js';
import { takeCall } from './take-call.js';
import type { Deeds } from './use-deeds.js';

interface ArmedButtonsProps {
  readonly take: Pick<TakeSummary, 'id' | 'state'>;
  readonly deeds: Deeds<'arm' | 'cancel'>;
}

/** Asks the cameras of a take once more, or gives it up. */
export function ArmedButtons({ take: { id, state }, deeds: { busy, run } }: ArmedButtonsProps): ReactElement {
  return (
    <>
      <Button
        size="md"
        variant="default"
        disabled={state !== 'armed'}
        loading={state === 'arming' || busy.has('arm')}
        onClick={() => void run('arm', () => takeCall(id, 'arm'))}
      >
        Arm again
      </Button>
      <Button
        size="md"
        variant="default"
        loading={busy.has('cancel')}
        onClick={() => void run('cancel', () => takeCall(id, 'cancel'))}
      >
        Cancel
      </Button>
    </>
  );
}
