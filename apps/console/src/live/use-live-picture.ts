import { type RefObject, useEffect, useState } from 'react';
import type { LiveQuality } from '#client/index.js';
import { useLive } from './live-context.js';
import type { MediaFeed } from './media-feed.js';
import { type PictureState, TileFeed } from './tile-feed.js';

const STARTING: PictureState = { kind: 'starting' };

/** Shows a camera in the video for as long as `quality` is not `paused`. */
export function useLivePicture(
  video: RefObject<HTMLVideoElement | null>,
  camera: string,
  quality: LiveQuality,
): { readonly state: PictureState; readonly feed: MediaFeed | undefined } {
  const live = useLive();
  const [state, setState] = useState<PictureState>(STARTING);
  const [feed, setFeed] = useState<MediaFeed>();
  useEffect(() => {
    const element = video.current;
    if (!element || quality === 'paused') return;
    const tile = new TileFeed({ camera, element, quality, live, tell: setState, give: setFeed });
    return () => {
      tile.close();
      setState(STARTING);
    };
  }, [video, live, camera, quality]);
  return { state, feed };
}
