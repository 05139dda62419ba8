import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { bytesText } from '../format/bytes.js';
import { count } from '../format/count.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { downloads } from './downloads.js';
import type { Film } from './film.js';

interface SelectionBarProps {
  readonly films: readonly Film[];
  readonly onDelete: (films: readonly Film[]) => void;
  readonly onClear: () => void;
}

/** What can be done with many at once. */
export function SelectionBar({ films, onDelete, onClear }: SelectionBarProps): ReactElement | null {
  const mayDelete = useMay('operator');
  if (films.length === 0) return null;
  const bytes = films.reduce((sum, film) => sum + film.bytes, 0);
  return (
    <Paper p="xs" withBorder role="group" aria-label="Chosen recordings">
      <Group gap="xs">
        <Text size="sm" mr="auto">
          {count(films.length, 'recording')}, {bytesText(bytes)}
        </Text>
        <Button
          size="compact-sm"
          leftSection={<Icon name="download" size={14} />}
          onClick={() => downloads.add(films)}
        >
          Download
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => downloads.add(films, 'progressive')}>
          For editors
        </Button>
        {mayDelete && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="trash" size={14} />}
            onClick={() => onDelete(films)}
          >
            Delete
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
          Clear
        </Button>
      </Group>
    </Paper>
  );
}
