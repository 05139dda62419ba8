import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { useAsked } from '../camera/use-asked.js';
import { useMay } from '../session/session-context.js';
import { rollcall } from '../state/rollcall.js';

/** Takes a lost service out of the list; one that answers again is there again. */
export function ForgetButton({
  service: { id, label, status },
}: {
  readonly service: Schemas['FleetService'];
}): ReactElement | null {
  const { isBusy, ask } = useAsked();
  const params = { path: { id } };
  if (!useMay('operator') || status !== 'lost') return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={isBusy}
      aria-label={`Forget ${label}`}
      title="Takes it out of the list. If it answers again, it is there again."
      onClick={() => ask(() => rollcall.call('delete', '/services/{id}', { params }))}
    >
      Forget
    </Button>
  );
}
