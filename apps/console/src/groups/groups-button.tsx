import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { part } from '../frame/part.js';
import { useMay } from '../session/session-context.js';

const GroupsDialog = part(() => import('./groups-dialog.js'));

export function GroupsButton(): ReactElement | null {
  const [isOpen, { open, close }] = useDisclosure();
  if (!useMay('operator')) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        Groups
      </Button>
      {isOpen && <GroupsDialog onClose={close} />}
    </>
  );
}
