import { Text } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { Link } from 'wouter';
import { RecordingClock } from '../fleet/recording-clock.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { statusOf, warningsOf } from '../fleet/status.js';
import { StatusLight } from '../fleet/status-light.js';
import { agoText } from '../format/times.js';
import { LivePicture } from '../live/live-picture.js';
import { PictureFigures } from '../live/picture-figures.js';
import { useNow } from '../state/use-now.js';
import { useIsSeen } from '../live/use-is-seen.js';

interface WallTileProps {
  readonly entry: FleetEntry;
  readonly isLarge: boolean;
  readonly onLarge: () => void;
}

/** One camera on the wall. It is fed only while somebody can see it. */
export function WallTile({ entry, isLarge, onLarge }: WallTileProps): ReactElement {
  const { service, camera } = entry;
  const tile = useRef<HTMLLIElement>(null);
  const isSeen = useIsSeen(tile);
  const isLost = service.status === 'lost';
  const quality = isLarge ? 'full' : 'keyframes';
  const { text, color } = statusOf(entry);
  return (
    <li ref={tile} className="tile" data-large={isLarge || undefined} data-status={text}>
      <LivePicture
        camera={service.id}
        label={service.label}
        quality={isSeen && !isLost ? quality : 'paused'}
        {...(isLarge && { figures: (video, feed) => <PictureFigures video={video} feed={feed} /> })}
      >
        {isLost && <Lost entry={entry} />}
        <Warnings texts={warningsOf(entry)} />
      </LivePicture>
      <button
        type="button"
        className="tile-face"
        aria-pressed={isLarge}
        aria-label={`${service.label}, ${text}: ${isLarge ? 'make it small' : 'make it large'}`}
        onClick={onLarge}
      />
      <div className="tile-foot numbers">
        <StatusLight color={color} />
        <Link href={`/cameras/${service.id}`}>{service.label}</Link>
        <Text span size="xs" ml="auto" c={camera?.recording ? 'var(--mantine-color-red-4)' : 'dimmed'}>
          {camera?.recording ? <RecordingClock recording={camera.recording} /> : text}
        </Text>
      </div>
    </li>
  );
}

function Lost({ entry }: { readonly entry: FleetEntry }): ReactElement {
  const ago = agoText(Date.parse(entry.service.since), useNow());
  return (
    <div className="picture-notice">
      <Text size="sm">
        lost {ago}: {statusOf(entry).why}
      </Text>
    </div>
  );
}

function Warnings({ texts }: { readonly texts: readonly string[] }): ReactElement | null {
  if (texts.length === 0) return null;
  return <div className="picture-warning">{texts.join(' ')}</div>;
}
