import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { StatusLight } from '../fleet/status-light.js';
import { ENTRY_LOOKS } from './entry-looks.js';
import type { EntryState } from './take.js';

export function EntryStateLine({ state }: { readonly state: EntryState }): ReactElement {
  const { text, color } = ENTRY_LOOKS[state];
  return (
    <Group component="span" gap={8} wrap="nowrap" display="inline-flex">
      <StatusLight color={color} />
      {text}
    </Group>
  );
}
