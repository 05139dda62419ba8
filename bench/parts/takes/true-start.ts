import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import {
  readFrameNumber,
  stripPlace,
  timeOfMark,
} from '#camera-agent/domain/simulation/frame-number-strip.js';
import type { Scene } from '../scene.js';

type Size = Readonly<Record<'width' | 'height', number>>;

/** True time, unix ms, at which the first frame asked for was captured, as its picture says. */
export async function trueStart(
  { place }: Scene,
  { cameraId, file, firstFrame, startedAt }: Recording,
  { width, height }: Size,
): Promise<number> {
  const strip = stripPlace(width, height);
  if (!strip || file === undefined) throw new Error(`the film of ${cameraId} has no picture to read`);
  const path = join(place.dataDir, 'agents', cameraId, 'recordings', file);
  const frame = firstFrame?.index ?? 0;
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
  return timeOfMark(mark, Date.parse(startedAt));
}
