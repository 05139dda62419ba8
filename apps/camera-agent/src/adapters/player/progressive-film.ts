import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import { type FragmentSamples, readFragmentSamples } from '../../domain/mp4/fragment-reader.js';
import type { RandomAccess } from '../../domain/mp4/random-access.js';
import { readInit } from '../../domain/mp4/recover.js';
import { type FilmChunk, TrimmedTrack } from '../../domain/player/trimmed-track.js';
import { fileAccess } from '../fs/file-access.js';

/** Over three hours at 30 frames a second: the tables of so many take 60 MB while they are made. */
const MAX_FRAMES = 400_000;
const FRAGMENTS_A_STEP = 512;
const PIECE_BYTES = 64 * 1024;

/**
 * A film in the form that editors want: one MP4 with its tables in front, cut to the frames that were asked for. It is
 * made while it is read, without a second file; the pictures are not touched.
 */
export class ProgressiveFilm {
  private constructor(
    private readonly file: FileHandle,
    private readonly header: Uint8Array,
    private readonly chunks: readonly FilmChunk[],
    /** Of the whole. */
    readonly bytes: number,
  ) {}

  /**
   * `step` is called every few thousand frames: a long film on a slow card takes minutes. Rejects with the reason of
   * `signal` when that aborts.
   */
  static async open(
    path: string,
    recording: Recording,
    signal: AbortSignal,
    step: () => void,
  ): Promise<ProgressiveFilm> {
    const file = await openFilm(path);
    try {
      const { init, track } = await readTrack(file, recording, signal, step);
      // The library costs memory that most agents never need.
      const { progressiveHeader } = await import('./progressive-header.js');
      const header = progressiveHeader(init, track, createdMs(recording));
      return new ProgressiveFilm(file, header, track.chunks, header.length + track.bytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    yield this.header;
    for (const { offset, bytes } of this.chunks) {
      for (let done = 0; done < bytes; done += PIECE_BYTES)
        yield await this.read(offset + done, Math.min(PIECE_BYTES, bytes - done));
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async read(offset: number, length: number): Promise<Uint8Array> {
    const piece = new Uint8Array(length);
    const { bytesRead } = await this.file.read(piece, 0, length, offset);
    if (bytesRead !== length) throw new Error(`the film ends at ${offset + bytesRead}, in a sample`);
    return piece;
  }
}

async function openFilm(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new RollcallError('unknown-recording', 'The film was deleted a moment ago.', { cause: error });
  }
}

async function readTrack(
  file: FileHandle,
  { firstFrame, lastFrame }: Recording,
  signal: AbortSignal,
  step: () => void,
): Promise<{ init: Uint8Array; track: TrimmedTrack }> {
  const access = fileAccess(file, (await file.stat()).size);
  const init = await readInit(access);
  const track = new TrimmedTrack({ first: firstFrame?.index ?? 0, last: lastFrame?.index ?? Infinity });
  let count = 0;
  for await (const fragment of init ? fragmentsFrom(access, init.length) : []) {
    signal.throwIfAborted();
    track.add(fragment);
    if (track.complete) break;
    if (track.sizes.length > MAX_FRAMES) throw tooLong();
    if (++count % FRAGMENTS_A_STEP === 0) step();
  }
  if (init && track.mediaTicks > track.hiddenTicks) return { init, track };
  throw new RollcallError(
    'disk-failed',
    'The film is damaged: none of the frames asked for can be found in it.',
  );
}

async function* fragmentsFrom(access: RandomAccess, offset: number): AsyncGenerator<FragmentSamples> {
  let next = await readFragmentSamples(access, offset);
  for (; next; next = await readFragmentSamples(access, next.end)) yield next;
}

function tooLong(): RollcallError {
  const message = `A film of more than ${MAX_FRAMES} frames is too long for the progressive form.`;
  return new RollcallError('unsupported', message, {
    advice: 'Download it as it was recorded, or record in shorter parts.',
  });
}

/** A film that began at a time that was never measured goes without a date. */
function createdMs({ clockErrorMs, firstFrame, startedAt }: Recording): number | undefined {
  return clockErrorMs === undefined ? undefined : Date.parse(firstFrame?.at ?? startedAt);
}
