import { timeOfMark } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { frameNumbers } from './frame-numbers.js';

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
