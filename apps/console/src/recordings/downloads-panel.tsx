import { ActionIcon, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useSyncExternalStore } from 'react';
import { bytesText } from '../format/bytes.js';
import { failureText } from '../format/failure-text.js';
import { Icon } from '../frame/icon.js';
import { type Download, downloads } from './downloads.js';

interface DownloadsPanelProps {
  readonly labelOf: (cameraId: string) => string;
}

const subscribe = (listener: () => void): (() => void) => downloads.subscribe(listener);

/** How far each download is; nothing where there is none. */
export function DownloadsPanel({ labelOf }: DownloadsPanelProps): ReactElement | null {
  const list = useSyncExternalStore(subscribe, () => downloads.list);
  if (list.length === 0) return null;
  const isOver = list.every(({ state }) => state !== 'running' && state !== 'waiting');
  return (
    <Paper p="xs" withBorder component="section" aria-label="Downloads">
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h6">
          Downloads
        </Title>
        {isOver && (
          <Button size="compact-xs" variant="default" onClick={() => downloads.clear()}>
            Clear
          </Button>
        )}
      </Group>
      <Stack gap={6} mah={220} style={{ overflowY: 'auto' }}>
        {list.map((download) => (
          <DownloadLine key={download.key} download={download} label={labelOf(download.film.cameraId)} />
        ))}
      </Stack>
    </Paper>
  );
}

interface DownloadLineProps {
  readonly download: Download;
  readonly label: string;
}

function DownloadLine({ download, label }: DownloadLineProps): ReactElement {
  const { key, title, film, form, state, received, total } = download;
  const what = `${title} of ${label}`;
  const percent = state === 'done' ? 100 : (100 * received) / Math.max(1, total);
  return (
    <div data-recording={film.id} data-camera={film.cameraId} data-state={state}>
      <Group gap="xs" wrap="nowrap" className="numbers">
        <Text size="sm" flex={1} truncate>
          {title}, {label}
          {form && ', for editors'}
        </Text>
        <Text size="xs" c={state === 'failed' ? 'red.4' : 'dimmed'}>
          {stateText(download)}
        </Text>
        {state === 'failed' && (
          <Button size="compact-xs" variant="default" onClick={() => downloads.add([film], form)}>
            Try again
          </Button>
        )}
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={state === 'running' || state === 'waiting' ? `Cancel ${what}` : `Put away ${what}`}
          onClick={() => downloads.cancel(key)}
        >
          <Icon name="close" size={14} />
        </ActionIcon>
      </Group>
      <Progress
        value={percent}
        size={3}
        color={state === 'failed' ? 'red' : 'blue'}
        aria-label={`How much of ${what} is there`}
      />
    </div>
  );
}

function stateText({ state, received, total, failure }: Download): string {
  if (state === 'running') return `${bytesText(received)} of ${bytesText(total)}`;
  if (state === 'failed') return failureText(failure);
  if (state === 'handed-over') return 'the browser downloads it';
  return state === 'done' ? `${bytesText(total)}, done` : 'waiting';
}
