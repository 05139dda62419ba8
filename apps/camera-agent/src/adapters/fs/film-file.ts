import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Patch } from '../../domain/mp4/duration-patch.js';
import { diskError } from './disk-error.js';

/** The calls of a file that a film is written with. */
export type FilmHandle = Pick<FileHandle, 'write' | 'datasync' | 'close'>;

export interface FilmHandles {
  readonly film: FilmHandle;
  /** Of the frame times. */
  readonly times: FilmHandle;
}

export interface FilmFileOptions {
  /** Asked before each write; rejects to end the film. */
  readonly demandRoom: () => Promise<void>;
  /** Called once, when the disk took no more: nothing that is appended later is written. */
  readonly onFailure: (error: RollcallError) => void;
  readonly maxQueuedBytes?: number;
  readonly maxQueuedMs?: number;
}

/** What is written in one go. */
export interface FilmPiece {
  readonly bytes: Uint8Array;
  /** Lines of the frame times. */
  readonly times: string;
  /** Where in the film it ends. */
  readonly untilMs: number;
  /** Called when it is on disk: its bytes are not looked at any more. Not called if it never comes there. */
  readonly written?: () => void;
}

/** How long an SD card may stall before frames are lost. */
const MAX_QUEUED_MS = 8000;
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

/** Opens a new film; an existing file or a link of that name is an error. */
export function createFilm(path: string): Promise<FilmHandle> {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
  return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
}

/**
 * The way of a film to the disk: a bounded queue in front of one writer, which syncs each piece before it takes the
 * next. Whoever appends looks at `full` first. The frame times go with each piece and are synced at the end only: what
 * a power cut takes of them stands in the film.
 */
export class FilmFile {
  private readonly queue: FilmPiece[] = [];
  private queuedBytes = 0;
  private queuedUntilMs = 0;
  private size = 0;
  private timesSize = 0;
  private burst = { untilMs: 0, bytes: 0 };
  private failure: RollcallError | undefined;
  private writing: Promise<void> | undefined;

  constructor(
    /** Nothing is written before; what cannot be opened has failed. */
    private readonly handles: Promise<FilmHandles>,
    private readonly options: FilmFileOptions,
  ) {
    // Told by the first write, by `finish` and by `abandon`.
    handles.catch(() => undefined);
  }

  /** Bytes on disk. */
  get writtenBytes(): number {
    return this.size;
  }

  /** Bytes that wait. */
  get waitingBytes(): number {
    return this.queuedBytes;
  }

  /** True while no more may be appended: the disk is too far behind. */
  get full(): boolean {
    const { maxQueuedBytes = MAX_QUEUED_BYTES, maxQueuedMs = MAX_QUEUED_MS } = this.options;
    const { untilMs, bytes } = this.burst;
    // By the end of the piece that waits longest, not by its beginning: where the camera was away, nothing has waited.
    const waitsSinceMs = this.queue[0]?.untilMs ?? this.queuedUntilMs;
    const behindMs = this.queuedUntilMs - Math.max(waitsSinceMs, untilMs);
    return this.queuedBytes >= maxQueuedBytes + Math.max(0, bytes - this.size) || behindMs >= maxQueuedMs;
  }

  /** Queues what comes next in the file. */
  append(piece: FilmPiece): void {
    if (this.failure) return;
    this.queue.push(piece);
    this.queuedBytes += piece.bytes.length;
    this.queuedUntilMs = piece.untilMs;
    this.writing ??= this.writeQueue();
  }

  /** What waits now was captured before the recording began: it came at once, and does not count as a lag of the disk. */
  allowBurst(): void {
    this.burst = { untilMs: this.queuedUntilMs, bytes: this.size + this.queuedBytes };
  }

  /** Writes the end and, when that is on disk, the patches; closes. Resolves with the size; rejects as `onFailure` was told. */
  async finish(end: Pick<FilmPiece, 'bytes' | 'times'>, patches: readonly Patch[]): Promise<number> {
    this.append({ ...end, untilMs: this.queuedUntilMs });
    await this.writing;
    try {
      if (this.failure) throw this.failure;
      const { film, times } = await this.handles;
      for (const patch of patches) await writeAll(film, patch.bytes, patch.offset);
      await film.datasync();
      await times.datasync();
      return this.size;
    } catch (error) {
      throw diskError(error, 'a film was being finished');
    } finally {
      await this.close();
    }
  }

  /** Closes without an end; what is on disk stands. */
  async abandon(): Promise<void> {
    this.queue.length = 0;
    await this.writing;
    await this.close();
  }

  /** What was never opened need not be closed. */
  private async close(): Promise<void> {
    const handles = await this.handles.catch(() => undefined);
    await handles?.times.close();
    await handles?.film.close();
  }

  private async writeQueue(): Promise<void> {
    try {
      const { film, times } = await this.handles;
      for (let piece = this.queue[0]; piece; piece = this.queue[0]) {
        await this.options.demandRoom();
        await writeAll(film, piece.bytes, this.size);
        await film.datasync();
        await this.writeTimes(times, piece.times);
        this.written(piece);
      }
    } catch (error) {
      this.fail(diskError(error, 'a film was being written'));
    } finally {
      this.writing = undefined;
    }
  }

  private async writeTimes(file: FilmHandle, lines: string): Promise<void> {
    if (lines === '') return;
    const bytes = Buffer.from(lines, 'latin1');
    await writeAll(file, bytes, this.timesSize);
    this.timesSize += bytes.length;
  }

  private written({ bytes, written }: FilmPiece): void {
    this.size += bytes.length;
    this.queuedBytes -= bytes.length;
    this.queue.shift();
    written?.();
  }

  private fail(error: RollcallError): void {
    this.failure = error;
    this.queue.length = 0;
    this.queuedBytes = 0;
    this.options.onFailure(error);
  }
}

/** A write may take less than it was given. */
async function writeAll(file: FilmHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
