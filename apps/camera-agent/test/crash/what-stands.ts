import { createHash } from 'node:crypto';
import { open, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { recoverRecordings } from '#camera-agent/adapters/fs/recording-recovery.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { validated } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import { silentLogger } from '#testing/silent-logger.js';
import { fragmentsOf } from '../domain/mp4/parsed-file.js';

/** What a crash does to the end of a film besides. */
export const SPOILS = ['none', 'torn', 'zeroed'] as const;
export type Spoil = (typeof SPOILS)[number];

const TAIL_BYTES = 64 * 1024;
/** Of a time that was taken from the film. */
const TICK_MS = 1 / 90;

export interface Standing {
  /** Capture time that was announced and is not in the film. */
  readonly lostMs: number;
  /** What the sidecar, the frame times or the film have wrong. */
  readonly wrong: readonly string[];
  readonly recording: Recording | undefined;
  readonly film: string | undefined;
}

/** Spoils the film in `folder`, repairs it as an agent does at its start, and looks at it; `timesMs` were announced. */
export async function whatStands(
  folder: string,
  spoil: Spoil,
  timesMs: readonly number[],
): Promise<Standing> {
  for (const name of await readdir(folder))
    if (name.endsWith('.mp4')) await spoilEnd(join(folder, name), spoil);
  const store = await RecordingStore.open(folder, silentLogger, 'cam-1');
  const closed = await recoverRecordings(store, new AbortController().signal, silentLogger);
  const [recording] = closed;
  if (closed.length !== 1 || recording?.state !== 'recovered') {
    const wrong = recording?.state === 'failed' ? [] : [`${closed.length} recordings`];
    return { lostMs: sinceFrame(0, timesMs), wrong, recording, film: undefined };
  }
  const film = await store.filmPath(recording.id);
  const listed = await store.list();
  const wrong = [
    ...(JSON.stringify(listed) === JSON.stringify([recording]) ? [] : ['it is listed as something else']),
    ...(validated(Recording, recording).ok ? [] : ['the sidecar is not valid']),
    ...(await wrongIn(recording, film, timesMs)),
  ];
  const { index = 0 } = recording.lastFrame ?? {};
  return { lostMs: sinceFrame(index, timesMs), wrong, recording, film };
}

function sinceFrame(index: number, timesMs: readonly number[]): number {
  return (timesMs.at(-1) ?? NaN) - (timesMs[index] ?? NaN);
}

async function spoilEnd(path: string, spoil: Spoil): Promise<void> {
  const { size } = await stat(path);
  const from = Math.max(0, size - TAIL_BYTES);
  if (spoil === 'torn') await truncate(path, from);
  if (spoil !== 'zeroed') return;
  const file = await open(path, 'r+');
  await file.write(new Uint8Array(size - from), 0, size - from, from);
  await file.close();
}

async function wrongIn(recording: Recording, path: string, timesMs: readonly number[]): Promise<string[]> {
  const film = await readFile(path);
  const samples = fragmentsOf(film).flatMap((fragment) => fragment.samples);
  const last = samples.at(-1);
  const durationMs = ((last?.timeTicks ?? 0) + (last?.durationTicks ?? 0)) / 90;
  const times = await readFile(path.replace(/mp4$/, 'pts'), 'utf8');
  const lines = times
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('#'))
    .map(Number);
  const first = timesMs[0] ?? NaN;
  const isOff = (line: number, index: number): boolean =>
    !(Math.abs(line - ((timesMs[index] ?? NaN) - first)) <= TICK_MS);
  const claims: readonly [string, unknown, unknown][] = [
    ['state', recording.state, 'recovered'],
    ['bytes', recording.bytes, film.length],
    ['sha256', recording.sha256, createHash('sha256').update(film).digest('hex')],
    ['frames', recording.frames, samples.length],
    ['duration', recording.durationMs.toFixed(1), durationMs.toFixed(1)],
    ['last frame', recording.lastFrame?.index, samples.length - 1],
    ['lines', lines.length, samples.length],
    ['times that are off', lines.filter(isOff).length, 0],
  ];
  return claims.flatMap(([what, said, is]) =>
    said === is ? [] : [`${what}: ${String(said)} and not ${String(is)}`],
  );
}
