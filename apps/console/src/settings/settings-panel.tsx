import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { useMay } from '../session/session-context.js';
import type { WhileRecording } from './change.js';
import { ControlField } from './control-field.js';
import { ModeField } from './mode-field.js';
import { useSettings } from './use-settings.js';

const WAYS = [
  { value: 'refuse', label: 'refuse what restarts the camera' },
  { value: 'split', label: 'go on in a second film' },
  { value: 'continue', label: 'go on in the same film if it can' },
  { value: 'stop', label: 'stop the recording' },
] satisfies { value: WhileRecording; label: string }[];

/** All that this camera can be set to, with its own ranges. What was asked and what it does are told apart. */
export function SettingsPanel({ camera }: { readonly camera: Schemas['CameraView'] }): ReactElement {
  const [whileRecording, setWhile] = useState<WhileRecording>('refuse');
  const settings = useSettings(camera, whileRecording);
  const mayChange = useMay('operator') && camera.status !== 'not-connected';
  return (
    <Stack gap="sm" component="section" aria-label="Settings">
      <Group justify="space-between">
        <Title order={2} size="h5">
          Settings
        </Title>
        <Text size="xs" c="dimmed" role="status">
          {settings.isBusy ? 'Changing' : ''}
        </Text>
      </Group>
      {mayChange && (
        <Select
          label="Changes while it records"
          size="xs"
          data={WAYS}
          value={whileRecording}
          onChange={(value) => setWhile(value ?? 'refuse')}
          allowDeselect={false}
        />
      )}
      <ModeField camera={camera} settings={settings} isDisabled={!mayChange} />
      {camera.capabilities.controls.map((range) => (
        <ControlField
          key={range.name}
          camera={camera}
          range={range}
          settings={settings}
          isDisabled={!mayChange}
        />
      ))}
    </Stack>
  );
}
