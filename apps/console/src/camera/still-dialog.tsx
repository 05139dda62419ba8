import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { Dialog } from '../frame/dialog.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { Icon } from '../frame/icon.js';
import { type StillPicture, useStill } from './use-still.js';

type Service = Schemas['FleetService'];

interface StillDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** A picture of this moment, to look at and to keep; or why there is none. */
export function StillDialog({ service, onClose }: StillDialogProps): ReactElement {
  return (
    <Dialog opened onClose={onClose} title={`Still of ${service.label}`} size="xl">
      <Still service={service} />
    </Dialog>
  );
}

function Still({ service: { id, label } }: { readonly service: Service }): ReactElement {
  const { picture, failure, again } = useStill(id);
  return (
    <Stack gap="sm">
      {!picture && failure === undefined && <Loader aria-label="Taking the picture" />}
      <FailureAlert title="There is no picture" text={failure} />
      {picture && <img className="player" src={picture.url} alt={`${label} as it was just now`} />}
      <Group gap="xs">
        {picture && <Download id={id} picture={picture} />}
        <Button
          variant="default"
          leftSection={<Icon name="picture" />}
          loading={!picture && failure === undefined}
          onClick={again}
        >
          Take another
        </Button>
        {picture && (
          <Text size="sm" c="dimmed" className="numbers">
            {new Date(picture.takenAt).toLocaleString()}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

interface DownloadProps {
  readonly id: string;
  readonly picture: StillPicture;
}

function Download({ id, picture: { url, takenAt } }: DownloadProps): ReactElement {
  const time = new Date(takenAt).toISOString().replaceAll(':', '-');
  return (
    <Button component="a" href={url} download={`${id}-${time}.jpg`} leftSection={<Icon name="download" />}>
      Download
    </Button>
  );
}
