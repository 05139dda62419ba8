import { createParser } from 'eventsource-parser';

/** One message of an event stream (HTML standard, 9.2.6). */
export interface StreamMessage {
  /** `message` where the stream names none. */
  readonly event: string;
  readonly data: string;
  /** The last id that the stream gave, of this message or an earlier one. */
  readonly id: string;
}

/** A snapshot of two thousand cameras takes about 2 MiB. */
const MAX_PENDING = 64 * 1024 * 1024;

/** Reads an event stream that arrives in pieces. Any text gives messages; what the standard does not know is skipped. */
export class StreamMessages {
  /** What the stream asked to wait before a reconnection, ms. */
  retryMs: number | undefined;
  private id = '';
  private read: StreamMessage[] = [];
  private endless = false;
  private readonly parser = createParser({
    maxBufferSize: MAX_PENDING,
    onId: (id) => (this.id = id),
    onRetry: (ms) => (this.retryMs = ms),
    onEvent: ({ event = 'message', data }) => this.read.push({ event, data, id: this.id }),
    onError: ({ type }) => (this.endless ||= type === 'max-buffer-size-exceeded'),
  });

  /** The id that the stream gave last: with a heartbeat, it stands behind no message. */
  get lastId(): string {
    return this.id;
  }

  /** Takes the next piece, gives the messages that it ends. Throws a RangeError when a message has no end. */
  feed(piece: string): StreamMessage[] {
    this.parser.feed(piece);
    if (this.endless) throw new RangeError('a message of the stream has no end');
    return this.read.splice(0);
  }
}
