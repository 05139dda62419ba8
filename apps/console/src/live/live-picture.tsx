import './live.css';
import { Text } from '@mantine/core';
import { type ReactElement, type ReactNode, useRef } from 'react';
import type { LiveQuality, Schemas } from '#client/index.js';
import { PictureFigures } from './picture-figures.js';
import { useLivePicture } from './use-live-picture.js';

interface LivePictureProps {
  readonly camera: string;
  readonly label: string;
  readonly quality: LiveQuality;
  /** As far as they are known. */
  readonly settings: Schemas['Settings'] | undefined;
  /** Says how many pictures are shown, and how late. */
  readonly hasFigures: boolean;
  /** Drawn over the picture. */
  readonly children: ReactNode;
}

/** What a camera sees now. What it saw before, or not at all, never looks as if it were now. */
export function LivePicture(props: LivePictureProps): ReactElement {
  const { camera, label, quality, settings, hasFigures, children } = props;
  const video = useRef<HTMLVideoElement>(null);
  const { state, feed } = useLivePicture(video, camera, quality, settings);
  return (
    <div className="picture" data-camera={camera} data-state={quality === 'paused' ? 'paused' : state.kind}>
      {/* Of a wall of hundreds most are out of sight, and a browser makes a hundred parts of each. */}
      {quality !== 'paused' && (
        <video ref={video} muted playsInline aria-label={`Live picture of ${label}`} />
      )}
      {quality !== 'paused' && state.kind !== 'playing' && (
        <div className="picture-notice" role="status">
          <Text size="sm">{state.kind === 'starting' ? 'Waiting for the picture' : 'Not live'}</Text>
          {state.kind === 'standing' && <Text size="xs">{state.why}</Text>}
        </div>
      )}
      {children}
      {hasFigures && quality !== 'paused' && state.kind === 'playing' && (
        <PictureFigures video={video.current} feed={feed} />
      )}
    </div>
  );
}
