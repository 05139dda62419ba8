import './camera.css';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { Link } from 'wouter';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { statusOf, warningsOf } from '../fleet/status.js';
import { StatusLight } from '../fleet/status-light.js';
import { RecordingClock } from '../fleet/recording-clock.js';
import { agoText } from '../format/times.js';
import { LivePicture } from '../live/live-picture.js';
import { useIsSeen } from '../live/use-is-seen.js';
import { PictureFigures } from '../live/picture-figures.js';
import { SettingsPanel } from '../settings/settings-panel.js';
import { useFleet } from '../state/fleet-context.js';
import { useNow } from '../state/use-now.js';
import { CameraActions } from './camera-actions.js';
import { CameraFacts } from './camera-facts.js';

/** One camera: what it sees, what it does, and how it is set. */
export default function CameraPage({ id }: { readonly id: string }): ReactElement {
  const { services, cameras, isKnown } = useFleet();
  const service = services.get(id);
  if (!service)
    return (
      <Text>{isKnown ? <Link href="/">There is no camera {id}. Go to the fleet.</Link> : 'Looking'}</Text>
    );
  const entry = { service, camera: cameras.get(id) };
  const isLost = service.status === 'lost';
  return (
    <Stack gap="sm" data-camera-page={id} data-status={statusOf(entry).text}>
      <Heading entry={entry} />
      <div className="camera-page">
        <Stack gap="sm" opacity={isLost ? 0.6 : 1}>
          <Picture entry={entry} />
          <CameraActions entry={entry} />
          <CameraFacts entry={entry} />
        </Stack>
        {entry.camera && (
          <Paper withBorder p="sm">
            <SettingsPanel key={id} camera={entry.camera} />
          </Paper>
        )}
      </div>
    </Stack>
  );
}

/** Every picture of it, for as long as somebody can see it. */
function Picture({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const { id, label, status } = entry.service;
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useIsSeen(place);
  const isLost = status === 'lost';
  return (
    <div ref={place}>
      <LivePicture
        camera={id}
        label={label}
        quality={isSeen && !isLost ? 'full' : 'paused'}
        figures={(video, feed) => <PictureFigures video={video} feed={feed} />}
      >
        {isLost && <Lost entry={entry} />}
      </LivePicture>
    </div>
  );
}

function Heading({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const { text, color, why } = statusOf(entry);
  return (
    <div>
      <Group gap="sm">
        <Title order={1} size="h3">
          {entry.service.label}
        </Title>
        <StatusLight color={color} />
        <Text role="status" aria-label="Status">
          {text} {entry.camera?.recording && <RecordingClock recording={entry.camera.recording} />}
        </Text>
      </Group>
      {[...(why !== undefined ? [why] : []), ...warningsOf(entry)].map((warning) => (
        <Text key={warning} size="sm" c="orange.4">
          {warning}
        </Text>
      ))}
    </div>
  );
}

function Lost({ entry: { service, camera } }: { readonly entry: FleetEntry }): ReactElement {
  const now = useNow();
  const { why } = statusOf({ service, camera });
  return (
    <div className="picture-notice">
      lost {agoText(Date.parse(service.since), now)}: {why}
    </div>
  );
}
