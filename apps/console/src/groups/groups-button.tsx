import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactElement, Suspense } from 'react';
import { useMay } from '../session/session-context.js';

const GroupsDialog = lazy(() => import('./groups-dialog.js'));

export function GroupsButton(): ReactElement | null {
  const [isOpen, { open, close }] = useDisclosure();
  if (!useMay('operator')) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        Groups
      </Button>
      {isOpen && (
        <Suspense>
          <GroupsDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}
