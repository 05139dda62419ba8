import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { NoteDialog } from './note-dialog.js';

export function NoteButton({ service }: { readonly service: Schemas['FleetService'] }): ReactElement | null {
  const [isOpen, { open, close }] = useDisclosure();
  if (!useMay('operator')) return null;
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Change its name and tags"
        title="Change its name and tags"
        onClick={open}
      >
        <Icon name="edit" />
      </ActionIcon>
      <NoteDialog service={service} isOpen={isOpen} onClose={close} />
    </>
  );
}
