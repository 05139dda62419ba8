import type { Clock } from '#contracts/ports/clock.js';
import type { LivePiece } from '#live/domain/live-piece.js';

/** What waits beyond either is older than anybody wants to see. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;
const MAX_WAITING_MS = 2000;

interface Write {
  readonly at: number;
  /** Bytes written up to its end. */
  readonly end: number;
  readonly piece: LivePiece | undefined;
}

/**
 * What was written to one connection and is not taken by the kernel yet, which takes it in the order of writing. It is
 * looked at with the next write: to be told of each by Node costs a fifth of the write.
 */
export class WaitingWrites {
  private readonly writes: Write[] = [];
  private written = 0;
  private isClosed = false;

  constructor(
    private readonly clock: Clock,
    /** That wait now, others among them. */
    private readonly bytes: () => number,
  ) {}

  get none(): boolean {
    this.look();
    return this.writes.length === 0;
  }

  get areTooMany(): boolean {
    this.look();
    const [oldest] = this.writes;
    if (!oldest) return false;
    return this.clock.monotonic() - oldest.at > MAX_WAITING_MS || this.bytes() > MAX_WAITING_BYTES;
  }

  /** So many bytes were written just now; a piece that they lie in is held until they are taken, or never will be. */
  wrote(bytes: number, piece?: LivePiece): void {
    if (this.isClosed) return;
    this.written += bytes;
    this.look();
    if (this.bytes() === 0) return;
    piece?.hold();
    this.writes.push({ at: this.clock.monotonic(), end: this.written, piece });
  }

  /** The connection is closed: it takes nothing more. */
  closed(): void {
    this.isClosed = true;
    for (const { piece } of this.writes.splice(0)) piece?.release();
  }

  /** What others wrote counts as ours: then something is held for longer than it need be. */
  private look(): void {
    if (this.writes.length === 0) return;
    const taken = this.written - this.bytes();
    while (this.writes[0] && this.writes[0].end <= taken) this.writes.shift()?.piece?.release();
  }
}
