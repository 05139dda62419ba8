import { type ReactElement, type ReactNode, useRef } from 'react';
import type { LiveQuality } from '#client/index.js';
import type { FleetEntry } from '../fleet/fleet-entries.js';
import { StatusSince } from '../fleet/status-since.js';
import { LivePicture } from './live-picture.js';
import { useIsSeen } from './use-is-seen.js';

interface CameraPictureProps {
  readonly entry: FleetEntry;
  /** While somebody can see it. */
  readonly quality: LiveQuality;
  readonly hasFigures: boolean;
  /** Drawn over the picture. */
  readonly children?: ReactNode;
}

/** What a camera of the fleet sees, fed only while somebody can see it; where it is lost, since when and why. */
export function CameraPicture({ entry, quality, hasFigures, children }: CameraPictureProps): ReactElement {
  const { id, label, status } = entry.service;
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useIsSeen(place);
  const isLost = status === 'lost';
  const { desired, reported } = entry.camera?.settings ?? {};
  return (
    <div ref={place}>
      <LivePicture
        camera={id}
        label={label}
        quality={isSeen && !isLost ? quality : 'paused'}
        settings={reported ?? desired}
        hasFigures={hasFigures}
      >
        {isLost && (
          <div className="picture-notice">
            <StatusSince entry={entry} />
          </div>
        )}
        {children}
      </LivePicture>
    </div>
  );
}
