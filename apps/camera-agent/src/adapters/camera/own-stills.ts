import type { Clock } from '#contracts/ports/clock.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { TakenPicture } from '../../domain/takes/taken-picture.js';

export interface OwnStillsDeps {
  readonly clock: Clock;
  readonly operatorTime: OperatorTime;
  /** Does work while the camera is not open. */
  readonly whileClosed: (work: () => Promise<TakenPicture>) => Promise<TakenPicture>;
  /** Rejects when the agent ends. */
  readonly ended: Promise<never>;
}

/** The stream stops so long before the instant: a camera takes a few seconds to close. */
const PAUSE_MS = 4000;

/** Lets a camera take stills of its own, for which its stream pauses. */
export class OwnStills {
  constructor(private readonly deps: OwnStillsDeps) {}

  /**
   * The order is given at `atMs` of operator time, at once where that is over by the time the camera is closed. The light
   * fell on the sensor at some time between order and picture: the time is the middle, and half of it the bound. Rejects as
   * `order` does.
   */
  async take(order: () => Promise<Uint8Array>, atMs: number): Promise<TakenPicture> {
    await this.until(atMs - PAUSE_MS);
    return this.deps.whileClosed(async () => {
      await this.until(atMs);
      return this.timed(order);
    });
  }

  private async timed(order: () => Promise<Uint8Array>): Promise<TakenPicture> {
    const { clock, operatorTime } = this.deps;
    const begunMs = clock.monotonic();
    const jpeg = await order();
    const halfMs = (clock.monotonic() - begunMs) / 2;
    const takenAtMs = operatorTime.at(begunMs + halfMs);
    const boundMs = halfMs + operatorTime.errorMs;
    return { jpeg, takenAtMs, boundMs, source: 'camera', timeSource: 'order' };
  }

  private async until(atMs: number): Promise<void> {
    const { clock, operatorTime, ended } = this.deps;
    const waitMs = atMs - operatorTime.now();
    if (waitMs <= 0) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = clock.after(waitMs, () => resolve(undefined));
    try {
      await Promise.race([promise, ended]);
    } finally {
      timer.stop();
    }
  }
}
