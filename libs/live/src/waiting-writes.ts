import type { Clock } from '#contracts/ports/clock.js';

/** What waits beyond either is older than anybody wants to see. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;
const MAX_WAITING_MS = 2000;

/** What was written to one connection and is not taken by the kernel yet, which takes it in the order of writing. */
export class WaitingWrites {
  private readonly writtenAt: number[] = [];

  constructor(
    private readonly clock: Clock,
    /** That wait now. */
    private readonly bytes: () => number,
  ) {}

  get none(): boolean {
    return this.writtenAt.length === 0;
  }

  get areTooMany(): boolean {
    const [oldest = Infinity] = this.writtenAt;
    if (this.clock.monotonic() - oldest > MAX_WAITING_MS) return true;
    return this.bytes() > MAX_WAITING_BYTES;
  }

  /** Something is written now; gives what is to be called once it is taken. */
  begin(): () => void {
    this.writtenAt.push(this.clock.monotonic());
    return () => this.writtenAt.shift();
  }
}
