import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { readFrameNumber, stripPlace } from '#camera-agent/domain/simulation/frame-number-strip.js';

interface Reading {
  /** What ffmpeg is told of the film. */
  readonly source?: readonly string[];
  /** So many pictures are enough. */
  readonly most?: number;
}

/**
 * The numbers that the simulated camera gave the pictures of a film, in the film's order: it counts each frame that is
 * due, taken or not. Rejects when a picture does not decode or has no number.
 */
export async function frameNumbers(
  path: string,
  width: number,
  height: number,
  { source = [], most }: Reading = {},
): Promise<number[]> {
  const place = stripPlace(width, height);
  if (!place) throw new Error(`a picture of ${width}×${height} has no room for a number`);
  // One line through the middle of the cells tells all: it is read as if every line were this one.
  const line = `format=gray,crop=iw:1:0:${place.y + (place.cell >> 1)}`;
  const count = most === undefined ? [] : ['-frames:v', String(most)];
  const raw = [...count, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const child = spawn('ffmpeg', ['-v', 'error', '-xerror', ...source, '-i', path, '-vf', line, ...raw], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const [lines, complaints] = await Promise.all([child.stdout.toArray(), text(child.stderr)]);
  const [code] = (await closed) as [number | null];
  if (code !== 0 || complaints !== '') throw new Error(`ffmpeg ended with ${code}: ${complaints}`);
  const all = Buffer.concat(lines as Buffer[]);
  return Array.from({ length: all.length / width }, (_, index) => {
    const number = readFrameNumber(all.subarray(index * width, (index + 1) * width), 0, width, height);
    if (number === undefined) throw new Error(`picture ${index} of ${path} has no number`);
    return number;
  });
}

/** How many frames are missing between the first and the last; rejects numbers that do not rise. */
export function missingIn(numbers: readonly number[]): number {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? NaN));
  if (!steps.every((step) => step >= 1)) throw new Error('the numbers of the frames do not rise');
  return steps.reduce((sum, step) => sum + step - 1, 0);
}
