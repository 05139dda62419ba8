import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';

interface Hold {
  readonly takeId: string;
  readonly untilMs: number;
  readonly end: Timer;
}

/** Keeps a camera that is ready for one take from everything else, for a while. */
export class CameraHold {
  private hold: Hold | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic' | 'after'>,
    private readonly changed: () => void,
  ) {}

  /** The take that it is held for; undefined where it is free. */
  get takeId(): string | undefined {
    const { hold } = this;
    return hold && hold.untilMs > this.clock.monotonic() ? hold.takeId : undefined;
  }

  /** Throws `camera-held` where it is held for another take. */
  take(takeId: string, ms: number): void {
    this.demand(takeId);
    this.hold?.end.stop();
    const end = this.clock.after(ms, () => {
      this.close();
      this.changed();
    });
    this.hold = { takeId, untilMs: this.clock.monotonic() + ms, end };
    this.changed();
  }

  /** False where it was not held for this take. */
  release(takeId: string): boolean {
    if (this.takeId !== takeId) return false;
    this.close();
    this.changed();
    return true;
  }

  /** Nobody is told when it ends any more. */
  close(): void {
    this.hold?.end.stop();
    this.hold = undefined;
  }

  /** Throws `camera-held` unless it is free, or held for this very take. */
  demand(takeId?: string): void {
    const held = this.takeId;
    if (held === undefined || held === takeId) return;
    throw new RollcallError('camera-held', `The camera is held for take ${held}.`);
  }
}
