import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { LivePiece } from '../../domain/live/live-piece.js';
import type { LiveSink } from '../../domain/live/live-sink.js';
import { ascii, box } from '../../domain/mp4/box.js';

/** What waits beyond either is older than anybody wants to see. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;
const MAX_WAITING_MS = 2000;

/** Often enough for the idle time-outs of this port and of whoever passes the picture on. */
const SIGN_OF_LIFE_MS = 10_000;
/** Space that readers pass over (ISO/IEC 14496-12 clause 8.1.2). */
const SIGN_OF_LIFE = box('free', ascii('live'));

/** One reader's answer. Who reads too slowly misses everything up to the next key frame. */
export class LiveAnswer implements LiveSink {
  private init: Uint8Array | undefined;
  private skipping = false;
  private readonly writtenAt: number[] = [];
  private timer: Timer;
  /** Pictures that this reader missed. */
  missed = 0;

  constructor(
    private readonly response: ServerResponse,
    private readonly clock: Clock,
  ) {
    this.timer = clock.after(SIGN_OF_LIFE_MS, () => this.live());
  }

  begin(pieces: readonly LivePiece[]): void {
    for (const piece of pieces) this.send(piece);
  }

  piece(piece: LivePiece): void {
    this.skipping = this.isBehind || (this.skipping && !piece.keyFrame);
    if (this.skipping) this.missed += 1;
    else this.send(piece);
  }

  end(): void {
    this.response.end();
  }

  /** Its reader is gone. */
  stop(): void {
    this.timer.stop();
  }

  /** Keeps the connection from being taken for dead while the camera gives nothing. */
  private live(): void {
    this.timer = this.clock.after(SIGN_OF_LIFE_MS, () => this.live());
    if (this.writtenAt.length === 0 && !this.response.writableEnded) this.write(SIGN_OF_LIFE);
  }

  private get isBehind(): boolean {
    const [oldest = Infinity] = this.writtenAt;
    if (this.clock.monotonic() - oldest > MAX_WAITING_MS) return true;
    return this.response.writableLength > MAX_WAITING_BYTES;
  }

  private send(piece: LivePiece): void {
    const { bytes, init } = piece;
    if (init !== this.init) this.response.write(init);
    this.init = init;
    piece.hold();
    this.write(bytes, () => piece.release());
  }

  /** The kernel takes what was written in this order. */
  private write(bytes: Uint8Array, written?: () => void): void {
    this.writtenAt.push(this.clock.monotonic());
    this.response.write(bytes, () => {
      this.writtenAt.shift();
      written?.();
    });
  }
}
