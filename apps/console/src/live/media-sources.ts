type MediaSourceClass = typeof MediaSource;

/** iPhones have a Media Source by another name alone, and that one only where the video cannot be sent to another screen. */
interface Sources {
  readonly MediaSource?: MediaSourceClass;
  readonly ManagedMediaSource?: MediaSourceClass;
}

function sourceClass(): MediaSourceClass | undefined {
  const { MediaSource, ManagedMediaSource } = globalThis as unknown as Sources;
  return MediaSource ?? ManagedMediaSource;
}

/** A source for this video; undefined in a browser that has none. */
export function openSource(video: HTMLVideoElement): MediaSource | undefined {
  const Source = sourceClass();
  if (!Source) return undefined;
  video.disableRemotePlayback = true;
  return new Source();
}

export function canPlay(type: string): boolean {
  return sourceClass()?.isTypeSupported(type) ?? false;
}
