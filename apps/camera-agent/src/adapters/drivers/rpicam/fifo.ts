import { close, constants, open, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import type { Clock } from '#contracts/ports/clock.js';

const { O_RDONLY, O_RDWR, O_NONBLOCK } = constants;
/** What is in the pipe is read at once; longer only if somebody else still holds its other end. */
const DRAIN_DEADLINE_MS = 500;
const openFile = promisify(open);
const closeFile = promisify(close);

/** Gives what was read, in memory that is used for the next read; `pulled`: by `pull`. */
export type Give = (chunk: Uint8Array, pulled: boolean) => void;

/** The reading end of a named pipe. A writer that finds it full stands still. */
export class Fifo {
  private readonly over = Promise.withResolvers<undefined>();
  private draining: Promise<void> | undefined;
  private follows = true;

  private constructor(
    private readonly socket: Socket,
    private readonly fd: number,
    private readonly buffer: Uint8Array,
    private readonly give: Give,
    /** Open for writing too, so that the pipe does not end before the tool has opened it, or if it never does. */
    private readonly keeper: number,
    private readonly clock: Clock,
  ) {
    socket.on('close', () => this.over.resolve(undefined));
    // What a read fails with ends the pipe: 'close' comes behind it.
    socket.on('error', () => undefined);
  }

  /** Opens a pipe that exists, without waiting for a writer. Rejects as `open` does. */
  static async open(path: string, clock: Clock, bytes: number, give: Give): Promise<Fifo> {
    const keeper = await openFile(path, O_RDWR | O_NONBLOCK);
    try {
      const fd = await openFile(path, O_RDONLY | O_NONBLOCK);
      const buffer = Buffer.allocUnsafeSlow(bytes);
      const callback = (read: number): boolean => {
        give(buffer.subarray(0, read), false);
        return true;
      };
      const socket = new Socket({ fd, readable: true, writable: false, onread: { buffer, callback } });
      return new Fifo(socket, fd, buffer, give, keeper, clock);
    } catch (error) {
      await closeFile(keeper);
      throw error;
    }
  }

  /** Whether what comes is read by itself, as it is at first. */
  follow(follow: boolean): void {
    if (follow === this.follows) return;
    this.follows = follow;
    if (follow) this.socket.resume();
    else this.socket.pause();
  }

  /** Gives what is in the pipe now, before it returns. */
  pull(): void {
    if (this.socket.destroyed) return;
    for (let read = this.buffer.length; read === this.buffer.length;) {
      read = readNow(this.fd, this.buffer);
      if (read > 0) this.give(this.buffer.subarray(0, read), true);
    }
  }

  /** Resolves when all that was written is given and the pipe is closed; within half a second. */
  drained(): Promise<void> {
    this.draining ??= this.drain();
    return this.draining;
  }

  private async drain(): Promise<void> {
    this.follow(true);
    await closeFile(this.keeper);
    const cut = this.clock.after(DRAIN_DEADLINE_MS, () => this.socket.destroy());
    await this.over.promise;
    cut.stop();
  }
}

/** Gives the number of bytes read; 0 if there are none now. */
function readNow(fd: number, buffer: Uint8Array): number {
  try {
    return readSync(fd, buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}
