import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { Icon } from '../frame/icon.js';
import { part } from '../frame/part.js';
import { useMay } from '../session/session-context.js';

const AddCameraDialog = part(() => import('./add-camera-dialog.js'));

/** Whoever may let a camera in is told how. */
export function AddCameraButton(): ReactElement | null {
  const [isOpen, { open, close }] = useDisclosure();
  if (!useMay('admin')) return null;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="plus" size={16} />} onClick={open}>
        Add a camera
      </Button>
      {isOpen && <AddCameraDialog onClose={close} />}
    </>
  );
}
