import './take-stills.css';
import { ActionIcon, Group, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { bytesText } from '../format/bytes.js';
import { Icon } from '../frame/icon.js';
import { rollcall } from '../state/rollcall.js';
import type { Certificate } from './certificates.js';
import { claimText } from './claim-text.js';
import { EntryStateLine } from './entry-state-line.js';
import type { TakeEntry, TakeView } from './take.js';
import { troublesOf } from './troubles.js';

interface TakeStillsProps {
  readonly take: TakeView;
  readonly certificate: Certificate | undefined;
}

/** The picture of every camera of a take of stills, to look at and to keep; or why there is none. */
export function TakeStills({ take: { id, entries }, certificate }: TakeStillsProps): ReactElement {
  const starts = new Map(certificate?.cameras.map(({ cameraId, start }) => [cameraId, start]));
  return (
    <ul className="take-stills" aria-label="Pictures">
      {entries.map((entry) => (
        <li key={entry.cameraId} data-camera={entry.cameraId} data-state={entry.state}>
          <Picture take={id} entry={entry} />
          <Words take={id} entry={entry} start={starts.get(entry.cameraId)} />
        </li>
      ))}
    </ul>
  );
}

interface PartProps {
  readonly take: string;
  readonly entry: TakeEntry;
}

/** Lies on the camera: it is fetched when it is in sight, and is not to be had while the camera is away. */
function Picture({ take, entry: { cameraId, label, still } }: PartProps): ReactElement {
  const [isMissing, setMissing] = useState(false);
  if (!still || isMissing)
    return (
      <span className="take-still">
        <Text size="sm" c="dimmed">
          {still ? 'The camera does not give it now' : 'No picture'}
        </Text>
      </span>
    );
  const url = stillUrl(take, cameraId);
  return (
    <a className="take-still" href={url} target="_blank" rel="noopener">
      <img
        src={url}
        alt={`What ${label} saw`}
        loading="lazy"
        decoding="async"
        width={still.width}
        height={still.height}
        onError={() => setMissing(true)}
      />
    </a>
  );
}

interface WordsProps extends PartProps {
  readonly start: Schemas['ClaimMs'] | undefined;
}

function Words({ take, entry, start }: WordsProps): ReactElement {
  const { cameraId, label, still } = entry;
  return (
    <>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" fw={600} className="word-break">
          {label}
        </Text>
        {still && (
          <ActionIcon
            component="a"
            href={stillUrl(take, cameraId)}
            download={still.file}
            variant="subtle"
            color="gray"
            aria-label={`Download the picture of ${label}`}
          >
            <Icon name="download" />
          </ActionIcon>
        )}
      </Group>
      {still ? (
        <Text size="xs" c="dimmed" className="numbers">
          {[
            `${still.width}×${still.height}, ${bytesText(still.bytes)}`,
            ...(still.source === 'camera' ? ['the camera’s own'] : []),
            ...(start ? [claimText(start)] : []),
          ].join(', ')}
        </Text>
      ) : (
        <EntryStateLine entry={entry} />
      )}
      {troublesOf(entry).map((text) => (
        <Text key={text} size="xs" c="orange.4">
          {text}
        </Text>
      ))}
    </>
  );
}

function stillUrl(take: string, camera: string): string {
  return rollcall.url(`/takes/${take}/stills/${camera}`);
}
