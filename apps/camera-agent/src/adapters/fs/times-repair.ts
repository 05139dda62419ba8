import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import { filmTimes } from '../../domain/mp4/film-times.js';
import {
  type FrameTimesFacts,
  StandingTimes,
  timesHeader,
  timesLine,
} from '../../domain/recording/frame-times.js';
import { diskError } from './disk-error.js';
import { fileAccess } from './file-access.js';
import type { RecordingPaths } from './recording-store.js';

const CHUNK_BYTES = 64 * 1024;

export interface RepairedTimes {
  /** Lines that were lost and are now the film's own times. */
  readonly fromFilm: number;
  /** Of the frame that was asked about, ms since the first; undefined where the film does not reach so far. */
  readonly askedMs: number | undefined;
  /** Of the last frame. */
  readonly lastMs: number;
  /** Why lines are missing at the end. */
  readonly unfinished?: RollcallError;
}

/**
 * Makes the file of frame times agree with a film of `frames` frames: what is too much is cut off, what is missing is
 * taken from the film, which has the times to 11 µs. `askedIndex` is the frame whose time is wanted.
 */
export async function repairTimes(
  paths: RecordingPaths,
  frames: number,
  facts: FrameTimesFacts,
  askedIndex: number,
): Promise<RepairedTimes> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW, O_RDONLY } = constants;
  const film = await open(paths.film, O_RDONLY | O_NOFOLLOW);
  try {
    const times = await open(paths.times, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600);
    try {
      return await complete(film, times, frames, facts, askedIndex);
    } finally {
      await times.close();
    }
  } finally {
    await film.close();
  }
}

async function complete(
  film: FileHandle,
  times: FileHandle,
  frames: number,
  facts: FrameTimesFacts,
  askedIndex: number,
): Promise<RepairedTimes> {
  const standing = await readStanding(times, frames);
  await times.truncate(standing.bytes);
  const end = new FileEnd(times, standing.bytes);
  if (standing.bytes === 0) await end.append(timesHeader(facts));
  let index = 0;
  let [askedMs, lastMs]: [number | undefined, number] = [undefined, 0];
  for await (const found of filmTimes(fileAccess(film, (await film.stat()).size))) {
    const missing = found.slice(Math.max(0, standing.frames - index));
    // A line never goes back, and the last that stands may be rounded up.
    await end.append(missing.map((ms) => timesLine(Math.max(ms, standing.lastMs))).join(''));
    askedMs ??= found[askedIndex - index];
    index += found.length;
    lastMs = found.at(-1) ?? lastMs;
  }
  const unfinished = await end.close();
  const fromFilm = Math.max(0, index - standing.frames);
  return { fromFilm, askedMs, lastMs, ...(unfinished && { unfinished }) };
}

/** Appends to a file as long as the disk takes it: what it refused is cut off, so that no line is torn. */
class FileEnd {
  private refusal: unknown;

  constructor(
    private readonly file: FileHandle,
    private at: number,
  ) {}

  async append(text: string): Promise<void> {
    if (this.refusal !== undefined) return;
    const bytes = Buffer.from(text, 'latin1');
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await this.file.write(bytes, done, bytes.length - done, this.at + done)).bytesWritten;
      }
      this.at += bytes.length;
    } catch (error) {
      this.refusal = error;
    }
  }

  /** Syncs; gives what the disk refused. */
  async close(): Promise<RollcallError | undefined> {
    if (this.refusal !== undefined) await this.file.truncate(this.at);
    await this.file.datasync();
    return this.refusal === undefined
      ? undefined
      : diskError(this.refusal, 'the times of the frames were being repaired');
  }
}

async function readStanding(times: FileHandle, frames: number): Promise<StandingTimes> {
  const standing = new StandingTimes(frames);
  const buffer = Buffer.alloc(CHUNK_BYTES);
  for (let from = 0; ;) {
    const { bytesRead } = await times.read(buffer, 0, CHUNK_BYTES, from);
    if (bytesRead === 0 || !standing.take(buffer.toString('latin1', 0, bytesRead))) return standing;
    from += bytesRead;
  }
}
