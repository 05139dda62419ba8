import { Text } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { Link } from 'wouter';
import { RecordingClock } from '../fleet/recording-clock.js';
import { type FleetEntry, recordingOf } from '../fleet/fleet-entries.js';
import { statusOf, warningsOf } from '../fleet/status.js';
import { StatusLight } from '../fleet/status-light.js';
import { CameraPicture } from '../live/camera-picture.js';

interface WallTileProps {
  readonly entry: FleetEntry;
  readonly isLarge: boolean;
  /** Or small again. */
  readonly onLarge: (id: string) => void;
}

/** One camera on the wall. */
export const WallTile = memo(function WallTile(props: WallTileProps): ReactElement {
  const { entry, isLarge, onLarge } = props;
  const { service } = entry;
  const { text, color } = statusOf(entry);
  const rolling = recordingOf(entry);
  return (
    <li className="tile" data-large={isLarge || undefined} data-status={text}>
      <CameraPicture entry={entry} quality={isLarge ? 'full' : 'keyframes'} hasFigures={isLarge}>
        <Warnings texts={warningsOf(entry)} />
      </CameraPicture>
      <button
        type="button"
        className="tile-face"
        aria-pressed={isLarge}
        aria-label={`${service.label}, ${text}: ${isLarge ? 'make it small' : 'make it large'}`}
        onClick={() => onLarge(service.id)}
      />
      <div className="tile-foot numbers">
        <StatusLight color={color} />
        <Link href={`/cameras/${service.id}`}>{service.label}</Link>
        <Text
          span
          size="xs"
          ml="auto"
          className="tile-state"
          c={rolling ? 'var(--mantine-color-red-4)' : 'dimmed'}
        >
          {rolling ? <RecordingClock recording={rolling} /> : text}
        </Text>
      </div>
    </li>
  );
});

function Warnings({ texts }: { readonly texts: readonly string[] }): ReactElement | null {
  if (texts.length === 0) return null;
  return <div className="picture-warning">{texts.join(' ')}</div>;
}
