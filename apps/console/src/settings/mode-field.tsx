import { Button, Group, Select, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { FieldNotes } from './field-notes.js';
import { TypedNumber } from './typed-number.js';
import type { SettingsState } from './use-settings.js';

const PRESETS = {
  '1080p30': { width: 1920, height: 1080, fps: 30 },
  '720p60': { width: 1280, height: 720, fps: 60 },
  '480p90': { width: 640, height: 480, fps: 90 },
} as const;
type Preset = keyof typeof PRESETS;
const NAMES = Object.keys(PRESETS) as Preset[];

interface ModeFieldProps {
  readonly camera: Schemas['CameraView'];
  readonly settings: SettingsState;
  readonly isDisabled: boolean;
}

const sizeOf = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `${width}×${height}`;

/** Size and rate: the usual ones by a press, and all that the camera offers. */
export function ModeField({ camera, settings, isDisabled }: ModeFieldProps): ReactElement {
  const { desired, reported = desired } = camera.settings;
  return (
    <Stack gap={4}>
      <Presets camera={camera} settings={settings} isDisabled={isDisabled} />
      <SizeAndRate camera={camera} settings={settings} isDisabled={isDisabled} />
      {(sizeOf(desired) !== sizeOf(reported) || desired.fps !== reported.fps) && (
        <Text size="xs" c="orange.4">
          asked: {sizeOf(desired)} at {desired.fps}
        </Text>
      )}
      <FieldNotes camera={camera} name="video" settings={settings} />
    </Stack>
  );
}

function Presets({ camera, settings, isDisabled }: ModeFieldProps): ReactElement {
  const { modes } = camera.capabilities;
  const { desired, reported = desired } = camera.settings;
  return (
    <Group gap={6}>
      {NAMES.filter((name) => offers(modes, name)).map((name) => (
        <Button
          key={name}
          size="compact-sm"
          variant={isNow(reported, name) ? 'filled' : 'default'}
          aria-pressed={isNow(reported, name)}
          disabled={isDisabled}
          onClick={() => settings.change('video', { preset: name })}
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}

function SizeAndRate({ camera, settings, isDisabled }: ModeFieldProps): ReactElement {
  const { modes } = camera.capabilities;
  const { desired, reported = desired } = camera.settings;
  const mode = modes.find((each) => sizeOf(each) === sizeOf(reported));
  const sizes = [...new Set([...modes.map(sizeOf), sizeOf(reported)])];
  const choose = (size: string | null): void => {
    const chosen = modes.find((each) => sizeOf(each) === size);
    if (!chosen) return;
    const { width, height, maxFps } = chosen;
    settings.change('video', { width, height, fps: Math.min(maxFps, desired.fps) });
  };
  return (
    <Group gap="xs" grow>
      <Select
        label="Size"
        size="xs"
        data={sizes}
        value={sizeOf(reported)}
        disabled={isDisabled}
        onChange={choose}
        allowDeselect={false}
      />
      <TypedNumber
        label="Pictures a second"
        now={reported.fps}
        range={{ min: 1, ...(mode && { max: mode.maxFps }) }}
        isDisabled={isDisabled}
        onAsk={(fps) => settings.change('video', { fps })}
      />
    </Group>
  );
}

function offers(modes: Schemas['CameraView']['capabilities']['modes'], name: Preset): boolean {
  const { width, height, fps } = PRESETS[name];
  return modes.some((mode) => mode.width === width && mode.height === height && mode.maxFps >= fps);
}

function isNow(reported: Pick<Schemas['Settings'], 'width' | 'height' | 'fps'>, name: Preset): boolean {
  const { width, height, fps } = PRESETS[name];
  return reported.width === width && reported.height === height && reported.fps === fps;
}
