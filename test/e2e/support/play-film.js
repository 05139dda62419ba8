// Runs in the browser.
const DEADLINE_MS = 20_000;

function until(video, event) {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(video.error.message)), { once: true });
    setTimeout(() => reject(new Error(`no ${event} in ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
}

globalThis.playFilm = async (path, token) => {
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`the film was answered with ${response.status}`);
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(await response.blob());
  await until(video, 'loadeddata');
  const { duration } = video;
  video.playbackRate = 4;
  const ended = until(video, 'ended');
  await video.play();
  await ended;
  return { duration, endedAt: video.currentTime, width: video.videoWidth, height: video.videoHeight };
};
