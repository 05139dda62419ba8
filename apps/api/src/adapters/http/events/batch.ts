import type { EventFilter } from './event-filter.js';
import type { SentEvent } from './sent-event.js';

/** Events that leave together: the bytes are joined once for all readers that want the same of them. */
export class Batch {
  private readonly joined = new Map<string, Buffer>();

  constructor(private readonly events: readonly SentEvent[]) {}

  for(filter: EventFilter): Buffer {
    const known = this.joined.get(filter.key);
    if (known) return known;
    const bytes = joinedBytes(this.events, filter);
    this.joined.set(filter.key, bytes);
    return bytes;
  }
}

export function joinedBytes(events: readonly SentEvent[], filter: EventFilter): Buffer {
  const wanted = events.filter((event) => filter.passes(event));
  const [first] = wanted;
  return wanted.length === 1 && first ? first.bytes : Buffer.concat(wanted.map(({ bytes }) => bytes));
}
