import type { Clock } from '#contracts/ports/clock.js';
import type { SentEvent } from './sent-event.js';

const MAX_EVENTS = 10_000;
const MAX_AGE_MS = 300_000;
/** A fleet that says long things must not fill the memory of its operator. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The events of the last five minutes, 10,000 and 32 MiB at most: what a reader that was away goes on with. */
export class RecentEvents {
  private readonly kept: { readonly event: SentEvent; readonly at: number }[] = [];
  private bytes = 0;
  private last = 0;

  constructor(private readonly clock: Clock) {}

  add(event: SentEvent): void {
    this.kept.push({ event, at: this.clock.monotonic() });
    this.bytes += event.bytes.length;
    this.last = event.seq;
    this.drop();
  }

  /** What came after an event, oldest first; undefined where some of it is gone or it never was. */
  after(seq: number): SentEvent[] | undefined {
    this.drop();
    const first = this.kept[0]?.event.seq ?? this.last + 1;
    if (seq > this.last || seq + 1 < first) return undefined;
    return this.kept.slice(seq + 1 - first).map(({ event }) => event);
  }

  private drop(): void {
    const oldest = this.clock.monotonic() - MAX_AGE_MS;
    for (let [next] = this.kept; next; [next] = this.kept) {
      if (next.at >= oldest && this.kept.length <= MAX_EVENTS && this.bytes <= MAX_BYTES) return;
      this.kept.shift();
      this.bytes -= next.event.bytes.length;
    }
  }
}
