import type { Clock, Timer } from '#contracts/ports/clock.js';

/** How often it is looked how many strangers went. */
const LOOK_MS = 3000;
/** So many between two looks are a storm. */
export const STORM = 30;
/** From one time to the next at least. */
export const SELDOM_MS = 60_000;

/**
 * Does something once a storm of strangers at the ports of this process is over, and seldom: a storm that follows at
 * once waits. No timer runs while no stranger comes.
 */
export class AfterStorm {
  /** Since the last look. */
  private gone = 0;
  private stormed = false;
  private lastAt = -Infinity;
  private look: Timer | undefined;
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly then: () => void,
    /** Whether nothing is at work that a pause would disturb. */
    private readonly isQuiet: () => boolean = () => true,
  ) {}

  /** Somebody left, or was thrown out or turned away, who never showed who he is. */
  strangerGone(): void {
    this.gone += 1;
    this.lookLater();
  }

  stop(): void {
    this.stopped = true;
    this.look?.stop();
  }

  private lookLater(): void {
    if (!this.stopped) this.look ??= this.clock.after(LOOK_MS, () => this.lookNow());
  }

  private lookNow(): void {
    this.look = undefined;
    const calm = this.gone < STORM;
    this.gone = 0;
    if (!calm) this.stormed = true;
    if (!this.stormed) return;
    const due = calm && this.clock.monotonic() - this.lastAt >= SELDOM_MS;
    if (due && this.isQuiet()) this.act();
    else this.lookLater();
  }

  private act(): void {
    this.stormed = false;
    this.lastAt = this.clock.monotonic();
    this.then();
  }
}
