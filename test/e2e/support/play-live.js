// Runs in the browser: plays the live picture from Media Source Extensions, as a page would.
const DEADLINE_MS = 20_000;

/** The type for the decoder, from the avcC of the init segment: its profile, constraints and level. */
function typeOf(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const at = text.indexOf('avcC') + 5;
  const hex = Array.from(bytes.subarray(at, at + 3), (byte) => byte.toString(16).padStart(2, '0'));
  return `video/mp4; codecs="avc1.${hex.join('')}"`;
}

async function feed(reader, source, video) {
  let buffer;
  let waiting = [];
  const next = () => {
    if (buffer.updating || waiting.length === 0) return;
    buffer.appendBuffer(waiting.shift());
  };
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    if (!buffer) {
      buffer = source.addSourceBuffer(typeOf(value));
      buffer.addEventListener('updateend', () => {
        const { buffered } = video;
        // A stream that was joined in the middle does not begin at 0.
        if (buffered.length > 0 && video.currentTime < buffered.start(0))
          video.currentTime = buffered.start(0);
        next();
      });
    }
    waiting.push(value);
    next();
  }
}

/** Watches until the picture has advanced by `seconds` and, if a size is given, until it has that size. */
globalThis.watchLive = async (path, token, seconds, width) => {
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`the live picture was answered with ${response.status}`);
  const video = document.createElement('video');
  video.muted = true;
  const source = new MediaSource();
  video.src = URL.createObjectURL(source);
  await new Promise((resolve) => source.addEventListener('sourceopen', resolve, { once: true }));
  const reader = response.body.getReader();
  feed(reader, source, video).catch(() => undefined);
  void video.play();
  const began = performance.now();
  let from;
  for (;;) {
    if (video.error) throw new Error(video.error.message);
    if (video.readyState >= 3 && from === undefined) from = video.currentTime;
    const advanced = from === undefined ? 0 : video.currentTime - from;
    if (advanced >= seconds && (width === undefined || video.videoWidth === width)) break;
    if (performance.now() - began > DEADLINE_MS) {
      throw new Error(
        `after ${DEADLINE_MS} ms: ${advanced} s, ${video.videoWidth} wide, ${video.buffered.length} ranges`,
      );
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await reader.cancel();
  return { ranges: video.buffered.length, width: video.videoWidth, height: video.videoHeight };
};
