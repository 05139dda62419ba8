import { Group, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client/index.js';
import { bytesText } from '../format/bytes.js';

const COLORS = { ok: 'teal', low: 'orange', full: 'red' } as const;

export function DiskBar({ disk }: { readonly disk: Schemas['DiskState'] }): ReactElement | null {
  const { totalBytes, freeBytes, level = 'ok', error } = disk;
  if (error)
    return (
      <Text size="sm" c="red.4" title={error.detail}>
        not there
      </Text>
    );
  if (totalBytes === 0) return null;
  const used = Math.round((1 - freeBytes / totalBytes) * 100);
  return (
    <Group gap={8} wrap="nowrap">
      <Progress
        value={used}
        color={COLORS[level]}
        w={56}
        size="sm"
        aria-label={`${used} % of the disk is used`}
      />
      <Text size="sm">{bytesText(freeBytes)} free</Text>
    </Group>
  );
}
