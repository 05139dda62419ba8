import type { Clock } from '#contracts/ports/clock.js';
import type { LivePiece } from '#live/domain/live-piece.js';

/** What waits beyond either is older than anybody wants to see. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;
const MAX_WAITING_MS = 2000;

interface Write {
  readonly at: number;
  readonly piece: LivePiece | undefined;
}

/** What was written to one connection and is not taken by the kernel yet, which takes it in the order of writing. */
export class WaitingWrites {
  private readonly writes: Write[] = [];
  /** One for all writes: there are thousands a second. */
  private readonly taken = (): void => this.writes.shift()?.piece?.release();

  constructor(
    private readonly clock: Clock,
    /** That wait now. */
    private readonly bytes: () => number,
  ) {}

  get none(): boolean {
    return this.writes.length === 0;
  }

  get areTooMany(): boolean {
    const [oldest] = this.writes;
    if (!oldest) return false;
    return this.clock.monotonic() - oldest.at > MAX_WAITING_MS || this.bytes() > MAX_WAITING_BYTES;
  }

  /** Something is written now, and a piece held for it; gives what is to be called once it is taken, or never will be. */
  begin(piece?: LivePiece): () => void {
    piece?.hold();
    this.writes.push({ at: this.clock.monotonic(), piece });
    return this.taken;
  }
}
