import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Patch } from '../../domain/mp4/duration-patch.js';
import { diskError } from './disk-error.js';

/** The calls of a file that a film is written with. */
export type FilmHandle = Pick<FileHandle, 'write' | 'datasync' | 'close'>;

export interface FilmFileOptions {
  /** Asked before each write; rejects to end the film. */
  readonly demandRoom: () => Promise<void>;
  /** Called once, when the disk took no more: nothing that is appended later is written. */
  readonly onFailure: (error: RollcallError) => void;
  readonly maxQueuedBytes?: number;
  readonly maxQueuedMs?: number;
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly untilMs: number;
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
 * next. Whoever appends looks at `full` first.
 */
export class FilmFile {
  private readonly queue: Piece[] = [];
  private queuedBytes = 0;
  private queuedUntilMs = 0;
  private writtenUntilMs = 0;
  private size = 0;
  private failure: RollcallError | undefined;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly handle: FilmHandle,
    private readonly options: FilmFileOptions,
  ) {}

  /** Bytes on disk. */
  get writtenBytes(): number {
    return this.size;
  }

  /** True while no more may be appended: the disk is too far behind. */
  get full(): boolean {
    const { maxQueuedBytes = MAX_QUEUED_BYTES, maxQueuedMs = MAX_QUEUED_MS } = this.options;
    return this.queuedBytes >= maxQueuedBytes || this.queuedUntilMs - this.writtenUntilMs >= maxQueuedMs;
  }

  /** Queues what comes next in the file; `untilMs` is where in the film it ends. */
  append(bytes: Uint8Array, untilMs: number): void {
    if (this.failure) return;
    this.queue.push({ bytes, untilMs });
    this.queuedBytes += bytes.length;
    this.queuedUntilMs = untilMs;
    this.writing ??= this.writeQueue();
  }

  /** Writes the end and, when that is on disk, the patches; closes. Resolves with the size; rejects as `onFailure` was told. */
  async finish(end: Uint8Array, patches: readonly Patch[]): Promise<number> {
    this.append(end, this.queuedUntilMs);
    await this.writing;
    try {
      if (this.failure) throw this.failure;
      for (const patch of patches) await this.writeAll(patch.bytes, patch.offset);
      await this.handle.datasync();
      return this.size;
    } catch (error) {
      throw diskError(error, 'a film was being finished');
    } finally {
      await this.handle.close();
    }
  }

  /** Closes without an end; what is on disk stands. */
  async abandon(): Promise<void> {
    this.queue.length = 0;
    await this.writing;
    await this.handle.close();
  }

  private async writeQueue(): Promise<void> {
    try {
      for (let piece = this.queue[0]; piece; piece = this.queue[0]) {
        await this.options.demandRoom();
        await this.writeAll(piece.bytes, this.size);
        await this.handle.datasync();
        this.written(piece);
      }
    } catch (error) {
      this.fail(diskError(error, 'a film was being written'));
    } finally {
      this.writing = undefined;
    }
  }

  private written(piece: Piece): void {
    this.size += piece.bytes.length;
    this.writtenUntilMs = piece.untilMs;
    this.queuedBytes -= piece.bytes.length;
    this.queue.shift();
  }

  private fail(error: RollcallError): void {
    this.failure = error;
    this.queue.length = 0;
    this.queuedBytes = 0;
    this.options.onFailure(error);
  }

  /** A write may take less than it was given. */
  private async writeAll(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }
}
