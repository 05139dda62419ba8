import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { StatusLight } from '../fleet/status-light.js';
import { entryLook } from './entry-looks.js';
import type { TakeEntry } from './take.js';

export function EntryStateLine({ entry }: { readonly entry: TakeEntry }): ReactElement {
  const { text, color } = entryLook(entry);
  return (
    <Group component="span" gap={8} wrap="nowrap" display="inline-flex">
      <StatusLight color={color} />
      {text}
    </Group>
  );
}
