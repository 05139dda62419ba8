import './camera.css';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { Link } from 'wouter';
import { interruptedIn } from '#client/index.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { ForgetButton } from '../fleet/forget-button.js';
import { statusOf, warningsOf } from '../fleet/status.js';
import { StatusLight } from '../fleet/status-light.js';
import { StatusSince } from '../fleet/status-since.js';
import { RecordingClock } from '../fleet/recording-clock.js';
import { CameraPicture } from '../live/camera-picture.js';
import { wasRolling } from '../record/readiness.js';
import { SettingsPanel } from '../settings/settings-panel.js';
import { useFleet } from '../state/fleet-context.js';
import { CameraActions } from './camera-actions.js';
import { CameraFacts } from './camera-facts.js';
import { CameraFilms } from './camera-films.js';
import { CameraWords } from './camera-words.js';
import { LastFailure } from './last-failure.js';
import { NoteButton } from './note-button.js';
import { useFilms } from '../recordings/use-films.js';

/** One camera: what it sees, what it does, and how it is set. */
export default function CameraPage({ id }: { readonly id: string }): ReactElement {
  const { services, cameras, isKnown } = useFleet();
  const films = useFilms(id);
  const interrupted = useMemo(() => interruptedIn(films.films.values()).get(id), [films.films, id]);
  const service = services.get(id);
  if (!service)
    return (
      <Text>{isKnown ? <Link href="/">There is no camera {id}. Go to the fleet.</Link> : 'Looking'}</Text>
    );
  const entry = { service, camera: cameras.get(id) };
  return (
    <Stack gap="sm" data-camera-page={id} data-status={statusOf(entry).text}>
      <Heading entry={entry} />
      <LastFailure films={films.films.values()} interrupted={interrupted} />
      <div className="camera-page">
        <Stack gap="sm">
          <CameraPicture entry={entry} quality="full" hasFigures />
          <CameraActions entry={entry} interrupted={interrupted} />
          <CameraFacts entry={entry} />
          <CameraFilms service={service} films={films} />
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
  const isLost = entry.service.status === 'lost';
  return (
    <div>
      <Group gap="sm">
        <Title order={1} size="h3" className="word-break">
          {entry.service.label}
        </Title>
        <NoteButton service={entry.service} />
        <StatusLight color={color} />
        <Text role="status" aria-label="Status">
          {text} <Rolling entry={entry} />
        </Text>
        <Text size="sm" c="dimmed">
          <StatusSince entry={entry} />
        </Text>
        <ForgetButton service={entry.service} />
      </Group>
      <CameraWords service={entry.service} />
      {[...(why !== undefined && !isLost ? [why] : []), ...warningsOf(entry)].map((warning) => (
        <Text key={warning} size="sm" c="orange.4">
          {warning}
        </Text>
      ))}
    </div>
  );
}

/** Of a lost camera nobody knows whether it still records: no clock runs. */
function Rolling({ entry }: { readonly entry: FleetEntry }): ReactElement | null {
  const recording = entry.camera?.recording;
  if (!recording) return null;
  return wasRolling(entry) ? <>while it recorded</> : <RecordingClock recording={recording} />;
}
