import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Dialog } from '../frame/dialog.js';
import PiLine from './pi-line.js';
import { useDiscovery } from './use-discovery.js';

export default function AddCameraDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Dialog opened onClose={onClose} title="Add a camera" size="lg">
      <Stack gap="sm">
        <Text size="sm">A Pi with a 64-bit system becomes a camera by one line, without the internet.</Text>
        <PiLine discovery={useDiscovery()} />
      </Stack>
    </Dialog>
  );
}
