import { Alert, Code, Group, Modal, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { bytesText } from '../format/bytes.js';
import { failureText } from '../format/failure-text.js';
import { clockText } from '../format/times.js';
import { rollcall } from '../state/rollcall.js';
import { type Film, filmPath, filmTitle, filmUrl } from './film.js';

interface PlayerProps {
  readonly film: Film;
  readonly label: string;
  readonly onClose: () => void;
}

/** Plays a film from its camera. */
export function Player({ film, label, onClose }: PlayerProps): ReactElement {
  const [failure, setFailure] = useState<string>();
  const isSmall = useMediaQuery('(max-width: 48em)');
  const ask = async (): Promise<void> => setFailure(await whyNot(film));
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${filmTitle(film)}, ${label}`}
      size="xl"
      fullScreen={isSmall}
      closeButtonProps={{ 'aria-label': 'Close' }}
      data-recording={film.id}
    >
      <video
        src={filmUrl(film)}
        aria-label={`${filmTitle(film)} of ${label}`}
        className="player"
        controls
        autoPlay
        playsInline
        onError={() => void ask()}
      />
      {failure !== undefined && (
        <Alert color="red" role="alert" mt="xs">
          {failure}
        </Alert>
      )}
      <Group gap="md" mt="xs" c="dimmed" className="numbers">
        <Text size="sm">{new Date(film.startedAt).toLocaleString()}</Text>
        <Text size="sm">{clockText(film.durationMs)}</Text>
        <Text size="sm">{`${film.width}×${film.height}`}</Text>
        <Text size="sm">{`${film.frames} frames, ${film.droppedFrames} dropped`}</Text>
        <Text size="sm">{bytesText(film.bytes)}</Text>
        {film.sha256 !== undefined && <Code title={film.sha256}>{film.sha256.slice(0, 12)}</Code>}
      </Group>
    </Modal>
  );
}

/** A video element does not tell what the API said. */
async function whyNot(film: Film): Promise<string> {
  try {
    const { chunks } = await rollcall.open(filmPath(film), { headers: { range: 'bytes=0-0' } });
    for await (const _ of chunks) break;
    return 'The browser could not play it. Download it, and play it with another program.';
  } catch (error) {
    return failureText(error);
  }
}
