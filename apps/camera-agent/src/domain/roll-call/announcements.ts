import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';

/** Pauses before the second and the third announcement. */
const PAUSES_MS = [1000, 2000];
/** The first waits a random part of this: a fleet that gets its power in one instant must not shout in one. */
const FIRST_WITHIN_MS = 1000;

/** Says three times, unasked, that this agent is here. */
export class Announcements {
  private timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly announce: () => void,
  ) {}

  /** Begins, or begins anew. */
  start(): void {
    this.stop();
    this.sayAfter(this.random.next() * FIRST_WITHIN_MS, PAUSES_MS);
  }

  stop(): void {
    this.timer?.stop();
  }

  private sayAfter(ms: number, [pause, ...later]: readonly number[]): void {
    this.timer = this.clock.after(ms, () => {
      this.announce();
      if (pause !== undefined) this.sayAfter(pause, later);
    });
  }
}
