import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import { isAtLeast, type ToolVersion } from './tool-version.js';

/**
 * The arguments for endless H.264 on standard output. They are built from numbers alone: several of the tool's options
 * load files and libraries, so no text from outside may come among them.
 */
export function videoArguments(
  version: ToolVersion,
  { width, height, fps }: VideoSettings,
  cameraIndex = 0,
): string[] {
  const values = { width, height, framerate: fps, intra: fps };
  const numbers = Object.entries(values).flatMap(([name, value]) => [`--${name}`, wholeNumber(value)]);
  return [
    // Without it a host without a display gets a line of noise for each frame.
    '-n',
    ...['--camera', String(cameraIndex)],
    ...['-t', '0', '--codec', 'h264', '--inline', '--flush'],
    ...numbers,
    // Where the encoder is a library it does not know what to write to a pipe.
    ...(version.libav ? ['--libav-format', 'h264'] : []),
    ...(isAtLeast(version, 1, 6, 0) ? ['--low-latency'] : []),
    ...['-o', '-'],
  ];
}

function wholeNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${value} is no size or rate of a video`);
  return String(value);
}
