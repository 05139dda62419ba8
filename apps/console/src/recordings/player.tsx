import { Code, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { bytesText } from '../format/bytes.js';
import { failureText } from '../format/failure-text.js';
import { clockText } from '../format/times.js';
import { Dialog } from '../frame/dialog.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { rollcall } from '../state/rollcall.js';
import { type Film, filmPath, filmTitle, filmUrl } from './film.js';

interface PlayerProps {
  /** Undefined while none is played. */
  readonly film: Film | undefined;
  readonly labelOf: (cameraId: string) => string;
  readonly onClose: () => void;
}

/** Plays a film from its camera. */
export function Player({ film, labelOf, onClose }: PlayerProps): ReactElement {
  const isSmall = useMediaQuery('(max-width: 48em)');
  return (
    <Dialog
      opened={film !== undefined}
      onClose={onClose}
      title={film && `${filmTitle(film)}, ${labelOf(film.cameraId)}`}
      size="xl"
      fullScreen={isSmall}
      data-recording={film?.id}
    >
      {film && <Screen key={film.id} film={film} label={labelOf(film.cameraId)} />}
    </Dialog>
  );
}

function Screen({ film, label }: { readonly film: Film; readonly label: string }): ReactElement {
  const [failure, setFailure] = useState<string>();
  const ask = async (): Promise<void> => setFailure(await whyNot(film));
  return (
    <>
      <video
        src={filmUrl(film)}
        aria-label={`${filmTitle(film)} of ${label}`}
        className="player"
        controls
        autoPlay
        playsInline
        onError={() => void ask()}
      />
      <FailureAlert text={failure} />
      <Group gap="md" mt="xs" c="dimmed" className="numbers">
        <Text size="sm">{new Date(film.startedAt).toLocaleString()}</Text>
        <Text size="sm">{clockText(film.durationMs)}</Text>
        <Text size="sm">{`${film.width}×${film.height}`}</Text>
        <Text size="sm">{`${film.frames} frames, ${film.droppedFrames} dropped`}</Text>
        <Text size="sm">{bytesText(film.bytes)}</Text>
        {film.sha256 !== undefined && <Code title={film.sha256}>{film.sha256.slice(0, 12)}</Code>}
      </Group>
    </>
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
