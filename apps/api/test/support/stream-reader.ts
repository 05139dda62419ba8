import { get, type IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { eventually } from '#testing/eventually.js';

/** Reads an event stream as any client would. */
export class StreamReader {
  readonly events: EventSourceMessage[] = [];
  readonly comments: string[] = [];
  retry: number | undefined;
  ended = false;

  private constructor(readonly response: IncomingMessage) {
    const parser = createParser({
      onEvent: (event) => this.events.push(event),
      onComment: (comment) => this.comments.push(comment),
      onRetry: (ms) => (this.retry = ms),
    });
    response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
    response.once('close', () => (this.ended = true));
    response.on('error', () => (this.ended = true));
  }

  static open(url: string, headers: Record<string, string>): Promise<StreamReader> {
    return new Promise((resolve, reject) => {
      const request = get(url, { headers, agent: false }, (response) => resolve(new StreamReader(response)));
      request.once('error', reject);
    });
  }

  /** The first event of this type (and subject) at or after `from`, as its data. */
  async next(type: string, subject?: string, from = 0): Promise<Record<string, unknown>> {
    return eventually(`an event ${type} ${subject ?? ''}`, () => {
      const found = this.events.slice(from).filter(({ event }) => event === type);
      const data = found.map((event) => JSON.parse(event.data) as Record<string, unknown>);
      return data.find((each) => subject === undefined || each.subject === subject);
    });
  }

  close(): void {
    this.response.destroy();
  }
}
