import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { isClosed } from '../fleet/is-closed.js';
import { Icon } from '../frame/icon.js';
import { CopyLookButton } from '../look/copy-look-button.js';
import { useMay } from '../session/session-context.js';
import { rollcall } from '../state/rollcall.js';
import { StillDialog } from './still-dialog.js';
import { RecordButton, type RecordButtonProps } from './record-button.js';
import { useAsked } from './use-asked.js';

/** What can be done with a camera besides setting it. */
export function CameraActions({ entry, interrupted }: RecordButtonProps): ReactElement {
  const mayAct = useMay('operator');
  return (
    <>
      <Group gap="xs">
        {mayAct && <RecordButton entry={entry} interrupted={interrupted} />}
        <StillButton entry={entry} />
        {mayAct && <Identify entry={entry} />}
        {mayAct && entry.camera && <OpenOrClose entry={entry} />}
        {mayAct && entry.camera && (
          <CopyLookButton camera={entry.camera} isDisabled={entry.camera.status === 'not-connected'} />
        )}
      </Group>
      {mayAct && entry.service.status !== 'lost' && isClosed(entry.camera) && (
        <Text size="sm" c="dimmed">
          It is closed: open it to record, or to take a still.
        </Text>
      )}
    </>
  );
}

function StillButton({ entry: { service, camera } }: { readonly entry: FleetEntry }): ReactElement {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="picture" />}
        disabled={service.status === 'lost' || isClosed(camera)}
        onClick={open}
      >
        Still
      </Button>
      {isOpen && <StillDialog service={service} onClose={close} />}
    </>
  );
}

function Identify({ entry: { service } }: { readonly entry: FleetEntry }): ReactElement {
  const { isBusy, ask } = useAsked();
  const params = { path: { id: service.id } };
  return (
    <Button
      variant="default"
      leftSection={<Icon name="light" />}
      loading={isBusy}
      disabled={service.status === 'lost'}
      onClick={() => ask(() => rollcall.call('post', '/cameras/{id}/identify', { params }))}
    >
      Identify
    </Button>
  );
}

function OpenOrClose({ entry: { service, camera } }: { readonly entry: FleetEntry }): ReactElement {
  const { isBusy, ask } = useAsked();
  const params = { path: { id: service.id } };
  const isOff = isClosed(camera);
  return (
    <Button
      variant="default"
      leftSection={<Icon name="power" />}
      loading={isBusy}
      disabled={service.status === 'lost'}
      title="A closed camera is free for other programs of its host"
      onClick={() =>
        ask(() => rollcall.call('post', isOff ? '/cameras/{id}/open' : '/cameras/{id}/close', { params }))
      }
    >
      {isOff ? 'Open' : 'Close'}
    </Button>
  );
}
