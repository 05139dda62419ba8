import type { ServerResponse } from 'node:http';
import type { LiveSink } from '../../domain/live/live-channel.js';
import type { LivePiece } from '../../domain/live/live-piece.js';

/** Half a second of a rich picture. What is waiting beyond it is older than anybody wants to see. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;

/** One reader's answer. Who reads too slowly misses everything up to the next key frame. */
export class LiveAnswer implements LiveSink {
  private skipping = false;
  /** Pictures that this reader missed. */
  missed = 0;

  constructor(private readonly response: ServerResponse) {}

  piece({ bytes, keyFrame }: LivePiece): void {
    const isFull = this.response.writableLength > MAX_WAITING_BYTES;
    if (isFull || (this.skipping && !keyFrame)) {
      this.skipping = true;
      this.missed += 1;
      return;
    }
    this.skipping = false;
    this.response.write(bytes);
  }

  end(): void {
    this.response.end();
  }
}
