import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { Icon } from '../frame/icon.js';
import { LookDialog } from './look-dialog.js';

interface CopyLookButtonProps {
  readonly camera: Schemas['CameraView'];
  readonly isDisabled: boolean;
}

export function CopyLookButton({ camera, isDisabled }: CopyLookButtonProps): ReactElement {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="copy" />}
        disabled={isDisabled}
        title="Gives other cameras the exposure, colours and focus of this one"
        onClick={open}
      >
        Copy look
      </Button>
      <LookDialog source={camera} isOpen={isOpen} onClose={close} />
    </>
  );
}
