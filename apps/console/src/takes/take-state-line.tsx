import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { StatusLight } from '../fleet/status-light.js';
import type { TakeState } from './take.js';

const COLORS: Readonly<Record<TakeState, string>> = {
  arming: 'var(--mantine-color-yellow-5)',
  armed: 'var(--mantine-color-blue-5)',
  rolling: 'var(--tally)',
  cut: 'var(--mantine-color-yellow-5)',
  complete: 'var(--mantine-color-teal-5)',
  cancelled: 'var(--mantine-color-gray-6)',
  failed: 'var(--mantine-color-red-6)',
};

export function TakeStateLine({ state }: { readonly state: TakeState }): ReactElement {
  return (
    <Group component="span" gap={8} wrap="nowrap" display="inline-flex" data-take-state={state}>
      <StatusLight color={COLORS[state]} />
      {state}
    </Group>
  );
}
