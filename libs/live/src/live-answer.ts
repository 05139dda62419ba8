import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import { ascii, box } from '#live/domain/box.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import { UnframedBody } from '#runtime/unframed-body.js';
import { KeyFrameSkip } from './key-frame-skip.js';
import { WaitingWrites } from './waiting-writes.js';

/** Often enough for the idle time-outs of this port and of whoever passes the picture on. */
const SIGN_OF_LIFE_MS = 10_000;
/** Space that readers pass over (ISO/IEC 14496-12 clause 8.1.2). */
const SIGN_OF_LIFE = box('free', ascii('live'));

/** One reader's answer, before its head is written. Who reads too slowly misses everything up to the next key frame. */
export class LiveAnswer implements LiveSink {
  private readonly body: UnframedBody;
  private readonly skip = new KeyFrameSkip();
  private readonly waiting: WaitingWrites;
  private init: Uint8Array | undefined;
  private hasEnded = false;
  private timer: Timer;

  constructor(
    private readonly response: ServerResponse,
    private readonly clock: Clock,
    /** Hears of the bytes that are written. */
    private readonly sent: (bytes: number) => void = () => undefined,
  ) {
    const body = (this.body = new UnframedBody(response));
    this.waiting = new WaitingWrites(clock, () => body.waiting);
    body.onceClosed(() => this.waiting.closed());
    this.timer = clock.after(SIGN_OF_LIFE_MS, () => this.live());
  }

  /** Pictures that this reader missed. */
  get missed(): number {
    return this.skip.missed;
  }

  begin(pieces: readonly LivePiece[]): void {
    for (const piece of pieces) this.send(piece);
  }

  piece(piece: LivePiece): void {
    // It would go out behind the end, where that waits itself.
    if (this.hasEnded) return;
    if (this.skip.admits(piece, this.waiting.areTooMany)) this.send(piece);
  }

  end(): void {
    this.hasEnded = true;
    this.response.end();
  }

  /** Its reader is gone. */
  stop(): void {
    this.timer.stop();
  }

  /** Keeps the connection from being taken for dead while the camera gives nothing. */
  private live(): void {
    this.timer = this.clock.after(SIGN_OF_LIFE_MS, () => this.live());
    if (this.waiting.none && !this.response.writableEnded) this.write(SIGN_OF_LIFE);
  }

  private send(piece: LivePiece): void {
    const { bytes, init } = piece;
    if (init !== this.init) {
      this.sent(init.length);
      this.body.write(init);
    }
    this.init = init;
    this.write(bytes, piece);
  }

  private write(bytes: Uint8Array, piece?: LivePiece): void {
    this.sent(bytes.length);
    this.body.write(bytes);
    this.waiting.wrote(bytes.length, piece);
  }
}
