/** Seconds of a film that can be played. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Beyond this the playhead jumps, beyond the other it hurries: a jump is seen, a tenth faster is not. */
const JUMP_S = 0.4;
const HURRY_S = 0.07;
const FASTER = 1.1;
/** How far before the end a jump ends, so that there is something to show. */
const LEAD_S = 0.03;

export function lastOf(ranges: TimeRanges): Range | undefined {
  const last = ranges.length - 1;
  return last < 0 ? undefined : { start: ranges.start(last), end: ranges.end(last) };
}

/** Keeps the playhead at the end of what has come. */
export function stayLive(
  video: HTMLVideoElement,
  { start, end }: Range,
  { isAnew, isStill }: { readonly isAnew: boolean; readonly isStill: boolean },
): void {
  const newest = Math.max(start, end - LEAD_S);
  if (isStill) {
    // The newest key frame is the last that begins before the end.
    video.currentTime = newest;
    return;
  }
  const behind = end - video.currentTime;
  const isOutside = video.currentTime < start || behind < 0;
  if (isAnew || isOutside || behind > JUMP_S) video.currentTime = isAnew ? start : newest;
  video.playbackRate = behind > HURRY_S ? FASTER : 1;
  // A browser that plays nothing by itself is asked again with the next picture.
  if (video.paused) void video.play().catch(() => undefined);
}
