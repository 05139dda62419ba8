import { open, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { recoverRecordings } from '#camera-agent/adapters/fs/recording-recovery.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { validated } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import { silentLogger } from '#testing/silent-logger.js';
import { wrongInFailed, wrongInRecovered } from './wrong-claims.js';

/** What a crash does to the end of a film besides. */
export const SPOILS = ['none', 'torn', 'zeroed'] as const;
export type Spoil = (typeof SPOILS)[number];

const TAIL_BYTES = 64 * 1024;

export interface Standing {
  /** Capture time that was announced and is not in the film. */
  readonly lostMs: number;
  /** What the sidecar, the frame times or the film have wrong. */
  readonly wrong: readonly string[];
  readonly recording: Recording | undefined;
  /** Undefined where nothing of it can be played. */
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
  const all = sinceFrame(0, timesMs);
  if (closed.length !== 1 || !recording)
    return { lostMs: all, wrong: [`${closed.length} recordings`], recording, film: undefined };
  const wrong = [
    ...(isDeepStrictEqual(onWire(await store.list()), onWire(closed)) ? [] : ['it is listed otherwise']),
    ...(validated(Recording, recording).ok ? [] : ['the sidecar is not valid']),
  ];
  if (recording.state === 'failed')
    return { lostMs: all, wrong: [...wrong, ...wrongInFailed(recording)], recording, film: undefined };
  const film = await store.filmPath(recording.id);
  const { index = 0 } = recording.lastFrame ?? {};
  const claims = await wrongInRecovered(recording, film, timesMs);
  return { lostMs: sinceFrame(index, timesMs), wrong: [...wrong, ...claims], recording, film };
}

/** Without the classes and the order that values had in between. */
function onWire(recordings: readonly Recording[]): unknown {
  return JSON.parse(JSON.stringify(recordings));
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
