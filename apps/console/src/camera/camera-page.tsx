import './camera.css';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { ForgetButton } from '../fleet/forget-button.js';
import { statusOf, warningsOf } from '../fleet/status.js';
import { StatusLight } from '../fleet/status-light.js';
import { RecordingClock } from '../fleet/recording-clock.js';
import { CameraPicture } from '../live/camera-picture.js';
import { SettingsPanel } from '../settings/settings-panel.js';
import { useFleet } from '../state/fleet-context.js';
import { CameraActions } from './camera-actions.js';
import { CameraFacts } from './camera-facts.js';
import { CameraWords } from './camera-words.js';
import { NoteButton } from './note-button.js';

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
          <CameraPicture entry={entry} quality="full" hasFigures />
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

function Heading({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const { text, color, why } = statusOf(entry);
  return (
    <div>
      <Group gap="sm">
        <Title order={1} size="h3" className="word-break">
          {entry.service.label}
        </Title>
        <NoteButton service={entry.service} />
        <StatusLight color={color} />
        <Text role="status" aria-label="Status">
          {text} {entry.camera?.recording && <RecordingClock recording={entry.camera.recording} />}
        </Text>
        <ForgetButton service={entry.service} />
      </Group>
      <CameraWords service={entry.service} />
      {[...(why !== undefined ? [why] : []), ...warningsOf(entry)].map((warning) => (
        <Text key={warning} size="sm" c="orange.4">
          {warning}
        </Text>
      ))}
    </div>
  );
}
