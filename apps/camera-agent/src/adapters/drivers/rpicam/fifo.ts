import { close, constants, open } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import type { Clock } from '#contracts/ports/clock.js';

const { O_RDONLY, O_RDWR, O_NONBLOCK } = constants;
/** What is in the pipe is read at once; longer only if somebody else still holds its other end. */
const DRAIN_DEADLINE_MS = 500;
/** As much as a pipe holds. */
const READ_BYTES = 64 * 1024;
const openFile = promisify(open);
const closeFile = promisify(close);

/** The reading end of a named pipe. It is read without a pause: a writer that finds it full stands still. */
export class Fifo {
  private readonly over = Promise.withResolvers<undefined>();
  private draining: Promise<void> | undefined;

  private constructor(
    private readonly socket: Socket,
    /** Open for writing too, so that the pipe does not end before the tool has opened it, or if it never does. */
    private readonly keeper: number,
    private readonly clock: Clock,
  ) {
    socket.on('close', () => this.over.resolve(undefined));
    // What a read fails with ends the pipe: 'close' comes behind it.
    socket.on('error', () => undefined);
  }

  /**
   * Opens a pipe that exists, without waiting for a writer. What is read is given in memory that is used for the next read.
   * Rejects as `open` does.
   */
  static async open(path: string, clock: Clock, give: (chunk: Uint8Array) => void): Promise<Fifo> {
    const keeper = await openFile(path, O_RDWR | O_NONBLOCK);
    try {
      const fd = await openFile(path, O_RDONLY | O_NONBLOCK);
      const onread = {
        buffer: Buffer.allocUnsafeSlow(READ_BYTES),
        callback: (bytes: number, buffer: Uint8Array) => {
          give(buffer.subarray(0, bytes));
          return true;
        },
      };
      return new Fifo(new Socket({ fd, readable: true, writable: false, onread }), keeper, clock);
    } catch (error) {
      await closeFile(keeper);
      throw error;
    }
  }

  /** Resolves when all that was written is given and the pipe is closed; within half a second. */
  drained(): Promise<void> {
    this.draining ??= this.drain();
    return this.draining;
  }

  private async drain(): Promise<void> {
    await closeFile(this.keeper);
    const cut = this.clock.after(DRAIN_DEADLINE_MS, () => this.socket.destroy());
    await this.over.promise;
    cut.stop();
  }
}
