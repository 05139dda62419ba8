import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { timeOfMark } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { frameNumbers } from './frame-numbers.js';
import type { Place } from './place.js';

type Size = Readonly<Record<'width' | 'height', number>>;

/**
 * True time, unix ms, at which a frame of a film was captured, as its picture says: that of a simulated camera whose clock
 * is made wrong. `aboutMs` is within two days of it. An edit list hides no frame here.
 */
export async function trueTimeOf(
  path: string,
  frame: number,
  { width, height }: Size,
  aboutMs: number,
): Promise<number> {
  const source = ['-ignore_editlist', '1'];
  const marks = await frameNumbers(path, width, height, { source, most: frame + 1 });
  const mark = marks[frame];
  if (mark === undefined) throw new Error(`${path} has no frame ${frame}`);
  return timeOfMark(mark, aboutMs);
}

/** The same of the first frame that was asked for. */
export function trueStart(
  { dataDir }: Pick<Place, 'dataDir'>,
  { cameraId, file = '', firstFrame, startedAt, width, height }: Recording,
): Promise<number> {
  const path = join(dataDir, 'agents', cameraId, 'recordings', file);
  return trueTimeOf(path, firstFrame?.index ?? 0, { width, height }, Date.parse(startedAt));
}
