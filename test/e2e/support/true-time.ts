import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  readFrameNumber,
  stripPlace,
  timeOfMark,
} from '#camera-agent/domain/simulation/frame-number-strip.js';

type Size = Readonly<Record<'width' | 'height', number>>;

/**
 * True time, unix ms, at which a frame of a film was captured, as its picture says: that of a simulated camera whose clock
 * is made wrong. `aboutMs` is within two days of it.
 */
export async function trueTimeOf(
  path: string,
  frame: number,
  { width, height }: Size,
  aboutMs: number,
): Promise<number> {
  const strip = stripPlace(width, height);
  if (!strip) throw new Error(`a picture of ${width}×${height} has no room for a time`);
  const line = `format=gray,crop=iw:1:0:${strip.y + (strip.cell >> 1)}`;
  // An edit list would hide the frames before the first one that was asked for.
  const source = ['-ignore_editlist', '1', '-i', path, '-frames:v', String(frame + 1)];
  const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const child = spawn('ffmpeg', ['-v', 'error', ...source, '-vf', line, ...raw], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  const lines = Buffer.concat((await child.stdout.toArray()) as Buffer[]);
  await closed;
  const mark = readFrameNumber(lines.subarray(frame * width, (frame + 1) * width), 0, width, height);
  if (mark === undefined) throw new Error(`frame ${frame} of ${path} carries no time`);
  return timeOfMark(mark, aboutMs);
}
