import { type ReactElement, useEffect, useState } from 'react';
import type { MediaFeed } from './media-feed.js';

const TELL_MS = 1000;

interface Figures {
  readonly rate: number;
  readonly latencyMs: number | undefined;
}

interface PictureFiguresProps {
  readonly video: HTMLVideoElement | null;
  readonly feed: MediaFeed | undefined;
}

/** Pictures shown a second, and how long the middle one of them took from its arrival in this browser to the screen. */
export function PictureFigures({ video, feed }: PictureFiguresProps): ReactElement | null {
  const [figures, setFigures] = useState<Figures>();
  useEffect(() => (video && feed ? watch(video, feed, setFigures) : undefined), [video, feed]);
  if (!figures) return null;
  const { rate, latencyMs } = figures;
  return (
    <div
      className="picture-figures numbers"
      title="Pictures a second, and from their arrival in this browser to the screen"
    >
      {rate.toFixed(0)} fps{latencyMs !== undefined && `, ${Math.round(latencyMs)} ms`}
    </div>
  );
}

function watch(video: HTMLVideoElement, feed: MediaFeed, tell: (figures: Figures) => void): () => void {
  let times: number[] = [];
  let shown = 0;
  let since = performance.now();
  let handle = 0;
  const look = (now: number, { mediaTime, expectedDisplayTime }: VideoFrameCallbackMetadata): void => {
    shown += 1;
    const at = feed.arrivals.of(mediaTime);
    if (at !== undefined) times.push(expectedDisplayTime - at);
    if (now - since >= TELL_MS) {
      const middle = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
      tell({ rate: (shown * 1000) / (now - since), latencyMs: middle });
      [times, shown, since] = [[], 0, now];
    }
    handle = video.requestVideoFrameCallback(look);
  };
  handle = video.requestVideoFrameCallback(look);
  return () => video.cancelVideoFrameCallback(handle);
}
