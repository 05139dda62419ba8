import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Recording } from '#contracts/messages/recording.js';
import { fragmentsOf } from '../domain/mp4/parsed-file.js';

/** What, what the sidecar says of it, and what it is. */
type Claim = readonly [string, unknown, unknown];

/** Of a time that was taken from the film. */
const TICK_MS = 1 / 90;
/** Its sidecar is written before it is opened. */
const NOTHING_STANDS = /first frame was on disk|no film beside the sidecar/;
/** Between two dates of one frame, which are told to the millisecond. */
const DATES_MS = 2;

/** What the sidecar of a film that was closed has wrong, held against the film and the times of its frames. */
export async function wrongInSidecar(recording: Recording, path: string): Promise<string[]> {
  const film = await readFile(path);
  const samples = fragmentsOf(film).flatMap((fragment) => fragment.samples);
  const last = samples.at(-1);
  const asked = samples[recording.firstFrame?.index ?? 0]?.timeTicks ?? 0;
  const durationMs = ((last?.timeTicks ?? 0) + (last?.durationTicks ?? 0) - asked) / 90;
  const lines = await timesIn(path);
  return wrongOf([
    ['bytes', recording.bytes, film.length],
    ['sha256', recording.sha256, createHash('sha256').update(film).digest('hex')],
    ['frames', recording.frames, samples.length],
    ['duration', recording.durationMs.toFixed(1), durationMs.toFixed(1)],
    ['last frame', recording.lastFrame?.index, samples.length - 1],
    ['lines', lines.length, samples.length],
  ]);
}

/** The same with the times that were announced, from that of its first frame on. */
export async function wrongInStanding(
  recording: Recording,
  path: string,
  timesMs: readonly number[],
): Promise<string[]> {
  const lines = await timesIn(path);
  const first = timesMs[0] ?? NaN;
  const isOff = (line: number, index: number): boolean =>
    !(Math.abs(line - ((timesMs[index] ?? NaN) - first)) <= TICK_MS);
  const { clockAtEnd, lastFrame } = recording;
  const endMs = Date.parse(clockAtEnd?.at ?? lastFrame?.at ?? '');
  const more = wrongOf([
    ['times that are off', lines.filter(isOff).length, 0],
    ['clock of the last frame', Math.abs(endMs - Date.parse(lastFrame?.at ?? '')) <= DATES_MS, true],
  ]);
  return [...(await wrongInSidecar(recording, path)), ...more];
}

/** The same of a film of which nothing stands: it may not promise anything, and says why. */
export function wrongInFailed({ frames, durationMs, bytes, note = '', ...rest }: Recording): string[] {
  return wrongOf([
    ['frames', frames, 0],
    ['duration', durationMs, 0],
    ['bytes', bytes, 0],
    ['last frame', rest.lastFrame, undefined],
    ['clock of the last frame', rest.clockAtEnd, undefined],
    ['why', NOTHING_STANDS.test(note), true],
  ]);
}

function wrongOf(claims: readonly Claim[]): string[] {
  return claims.flatMap(([what, said, is]) =>
    said === is ? [] : [`${what}: ${String(said)} and not ${String(is)}`],
  );
}

/** Of the frames of the film at `path`, ms. */
async function timesIn(path: string): Promise<number[]> {
  const lines = (await readFile(path.replace(/mp4$/, 'pts'), 'utf8')).split('\n').slice(0, -1);
  return lines.filter((line) => !line.startsWith('#')).map(Number);
}
