import type { LiveQuality, Schemas } from '#client/index.js';

/** No picture for so long, and it is not live, of a camera whose pictures come more often than that. */
const USUAL_MS = { full: 2000, keyframes: 8000 } as const;
/** Others are given so many times what lies between their pictures: a camera is a little early or late. */
const MARGIN = 1.5;

type Video = Pick<Schemas['Settings'], 'fps' | 'gop'>;

/** How long a picture may stand before it counts as not live, ms: key frames may be half a minute apart. */
export function stillForMs(quality: Exclude<LiveQuality, 'paused'>, video: Video | undefined): number {
  const { fps = 1, gop = fps } = video ?? {};
  const betweenMs = (1000 * (quality === 'full' ? 1 : gop)) / fps;
  return Math.max(USUAL_MS[quality], MARGIN * betweenMs);
}
