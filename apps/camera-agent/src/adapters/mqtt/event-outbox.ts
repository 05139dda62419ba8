import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Event } from '#contracts/messages/event.js';
import type { Refusals } from '#runtime/refusals.js';

/** Events that wait for the broker; what is older is told by the recordings themselves. */
const MAX_WAITING = 64;

/** Sends events in their order. What happens while the broker is away is sent when it is back. */
export class EventOutbox {
  private readonly waiting: Event[] = [];
  private busy = false;

  constructor(
    private readonly publish: (event: Event) => Promise<void>,
    private readonly refusals: Refusals,
  ) {}

  add(event: Event): void {
    this.waiting.push(event);
    if (this.waiting.length > MAX_WAITING) {
      const dropped = this.waiting.shift();
      this.refusals.refuse('event-outbox-full', { type: dropped?.type, subject: dropped?.subject });
    }
    void this.flush();
  }

  /** Sends what waits; ends at the first failure. Call it at each connect. */
  async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let event = this.waiting[0]; event && (await this.sent(event)); event = this.waiting[0]) {
      if (this.waiting[0] === event) this.waiting.shift();
    }
    this.busy = false;
  }

  /** False when it has to wait for the broker; an event that can never be sent is given up. */
  private async sent(event: Event): Promise<boolean> {
    try {
      await this.publish(event);
      return true;
    } catch (error) {
      if (error instanceof RollcallError && ['broker-away', 'no-answer', 'too-many'].includes(error.code))
        return false;
      this.refusals.refuse('event-not-sent', { err: error, type: event.type, subject: event.subject });
      return true;
    }
  }
}
