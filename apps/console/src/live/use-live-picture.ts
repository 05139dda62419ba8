import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LiveQuality, Schemas } from '#client/index.js';
import { useLive } from './live-context.js';
import type { MediaFeed } from './media-feed.js';
import { stillForMs } from './still-for.js';
import { type PictureState, TileFeed } from './tile-feed.js';

const STARTING: PictureState = { kind: 'starting' };

/** Shows a camera, which has these settings as far as they are known, in the video while `quality` is not `paused`. */
export function useLivePicture(
  video: RefObject<HTMLVideoElement | null>,
  camera: string,
  quality: LiveQuality,
  settings: Schemas['Settings'] | undefined,
): { readonly state: PictureState; readonly feed: MediaFeed | undefined } {
  const live = useLive();
  const [state, setState] = useState<PictureState>(STARTING);
  const [feed, setFeed] = useState<MediaFeed>();
  // A picture that runs goes on with what is set meanwhile.
  const now = useRef(settings);
  useEffect(() => void (now.current = settings), [settings]);
  useEffect(() => {
    const element = video.current;
    if (!element || quality === 'paused') return;
    const tile = new TileFeed({
      camera,
      element,
      quality,
      live,
      stillForMs: () => stillForMs(quality, now.current),
      tell: setState,
      give: setFeed,
    });
    return () => {
      tile.close();
      setState(STARTING);
    };
  }, [video, live, camera, quality]);
  return { state, feed };
}
