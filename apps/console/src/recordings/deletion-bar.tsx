import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { useNow } from '../state/use-now.js';
import { type Pending, UNDO_MS } from './film-deletions.js';
import { deletions } from './deletions.js';

/** The way back, as long as there is one. */
export function DeletionBar({
  pending: { waiting, at },
}: {
  readonly pending: Pending;
}): ReactElement | null {
  // The page's clock ticks once a second: it may be one behind.
  const seconds = Math.ceil(Math.min(UNDO_MS, Math.max(1, at - useNow())) / 1000);
  if (waiting.size === 0) return null;
  return (
    <Paper p="xs" withBorder className="sticky-bar" role="status" aria-live="polite" data-state="deleting">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          {count(waiting.size, 'recording')} to be deleted
          <span aria-hidden>{`, in ${seconds} s`}</span>
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Undo deleting ${count(waiting.size, 'recording')}`}
          onClick={() => deletions.undo()}
        >
          Undo
        </Button>
      </Group>
    </Paper>
  );
}
