import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import type { SettingsState } from './use-settings.js';

interface FieldNotesProps {
  readonly camera: Schemas['CameraView'];
  readonly name: string;
  readonly settings: SettingsState;
}

/** Why a field is not as it was asked: what was refused, and what this camera does not take. */
export function FieldNotes({ camera, name, settings }: FieldNotesProps): ReactElement | null {
  const refusal = settings.refusals.get(name);
  const notTaken = camera.settings.notTaken?.find((each) => each.name === name)?.detail;
  if (refusal === undefined && notTaken === undefined) return null;
  return (
    <>
      {refusal !== undefined && (
        <Text size="xs" c="red.4" role="alert" data-refused={name}>
          {refusal}
        </Text>
      )}
      {notTaken !== undefined && (
        <Text size="xs" c="orange.4">
          {notTaken}
        </Text>
      )}
    </>
  );
}
