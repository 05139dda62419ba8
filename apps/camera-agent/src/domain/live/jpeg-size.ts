import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** Frame headers: SOF0 to SOF15 without DHT, JPG and DAC, which share the range (ITU-T T.81, table B.1). */
const FRAME_HEADER = /^c[0-35-79-bd-f]$/;

/** The size that the frame header of a JPEG tells. Throws `camera-failed` for what is none. */
export function jpegSize(jpeg: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let at = isJpeg(jpeg) ? 2 : jpeg.length;
  // Marker and length of each segment; a frame header has precision, height and width behind them (B.2.2).
  while (at + 9 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = (jpeg[at + 1] ?? 0).toString(16);
    if (FRAME_HEADER.test(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  throw new RollcallError('camera-failed', 'What the camera gave as a still is no JPEG.');
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}
