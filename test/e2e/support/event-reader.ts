import { createParser } from 'eventsource-parser';
import type { Event } from '#contracts/messages/event.js';
import { eventually } from '#testing/eventually.js';

export interface Received {
  readonly type: string;
  readonly event: Event;
  /** When it came, ms on this process's monotonic clock. */
  readonly at: number;
}

/** A reader of the event stream that keeps all it got. */
export class EventReader {
  readonly received: Received[] = [];
  /** Settles when the stream has ended; rejects where nobody here ended it and it broke. */
  ended: Promise<void> = Promise.resolve();
  private readonly ending = new AbortController();

  static async open(url: string, token: string): Promise<EventReader> {
    const reader = new EventReader();
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: reader.ending.signal,
    });
    if (!response.ok || !response.body) throw new Error(`the event stream answered ${response.status}`);
    reader.ended = reader.read(response.body);
    await reader.next('snapshot', () => true);
    return reader;
  }

  /** The first event of a type, since the index `from`, that fits. */
  async next(
    type: string,
    fits: (event: Event) => boolean,
    deadlineMs = 10_000,
    from = 0,
  ): Promise<Received> {
    return eventually(
      `the event ${type}`,
      () => this.received.slice(from).find((r) => r.type === type && fits(r.event)),
      deadlineMs,
    );
  }

  close(): void {
    this.ending.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createParser({
      onEvent: ({ event, data }) => {
        this.received.push({
          type: event ?? 'message',
          event: JSON.parse(data) as Event,
          at: performance.now(),
        });
      },
    });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
    } catch (error) {
      if (!this.ending.signal.aborted) throw error;
    }
  }
}
