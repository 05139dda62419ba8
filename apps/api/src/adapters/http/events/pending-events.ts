import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { SentEvent } from './sent-event.js';

/** No event waits longer for others. */
const MAX_PAUSE_MS = 100;
/** A write to a socket takes about 10 µs: so many readers make one ms of pause, and writing stays a small part of a core. */
const READERS_PER_MS = 4;
const MAX_WAITING_BYTES = 256 * 1024;

/**
 * Gathers events while they come fast and readers are many: an event alone leaves at once, those that follow within the
 * pause leave together at its end.
 */
export class PendingEvents {
  private waiting: SentEvent[] = [];
  private bytes = 0;
  private pause: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly readers: () => number,
    private readonly send: (events: readonly SentEvent[]) => void,
  ) {}

  add(event: SentEvent): void {
    this.waiting.push(event);
    this.bytes += event.bytes.length;
    if (this.pause && this.bytes <= MAX_WAITING_BYTES) return;
    this.flush();
    this.rest();
  }

  /** Sends what waits, now. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const events = this.waiting;
    this.waiting = [];
    this.bytes = 0;
    this.send(events);
  }

  stop(): void {
    this.pause?.stop();
    this.pause = undefined;
    this.flush();
  }

  private rest(): void {
    this.pause?.stop();
    this.pause = undefined;
    const ms = Math.min(MAX_PAUSE_MS, Math.floor(this.readers() / READERS_PER_MS));
    if (ms > 0) this.pause = this.clock.after(ms, () => this.rested());
  }

  private rested(): void {
    this.pause = undefined;
    if (this.waiting.length === 0) return;
    this.flush();
    this.rest();
  }
}
