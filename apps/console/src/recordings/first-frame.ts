const WIDTH = 160;
const PATIENCE_MS = 10_000;

/** A small picture of the first frame; undefined where the browser finds none. */
export async function firstFrame(film: Blob): Promise<ImageBitmap | undefined> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(film);
  video.muted = true;
  video.preload = 'auto';
  const isThere = loaded(video);
  video.src = url;
  try {
    return (await isThere) ? await createImageBitmap(video, { resizeWidth: WIDTH }) : undefined;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

function loaded(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(() => resolve(false), PATIENCE_MS);
    const end = (is: boolean): void => {
      window.clearTimeout(timer);
      resolve(is);
    };
    video.addEventListener('loadeddata', () => end(true), { once: true });
    video.addEventListener('error', () => end(false), { once: true });
  });
}
