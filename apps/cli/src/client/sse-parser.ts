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

/**
 * Reads an event stream that arrives in pieces. Total: any text gives messages, unknown fields are skipped as the
 * standard wants. Throws a RangeError when a message has no end.
 */
export class SseParser {
  /** What the stream asked to wait before a reconnection, ms. */
  retryMs: number | undefined;
  private pending = '';
  private event = '';
  private data: string[] = [];
  private dataSize = 0;
  private id = '';

  /** Takes the next piece, gives the messages that it ends. */
  feed(piece: string): StreamMessage[] {
    // A CR that ends the piece may be half of a CRLF: it waits for the next one.
    const text = this.pending + piece;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.pending = lines.pop() ?? '';
    const messages = lines.flatMap((line) => this.take(line) ?? []);
    if (this.pending.length + this.dataSize > MAX_PENDING)
      throw new RangeError('a message of the stream has no end');
    return messages;
  }

  private take(line: string): StreamMessage | undefined {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    this.field(name, value);
    return undefined;
  }

  private field(name: string, value: string): void {
    if (name === 'event') this.event = value;
    else if (name === 'data') {
      this.data.push(value);
      this.dataSize += value.length + 1;
    } else if (name === 'id' && !value.includes('\0')) this.id = value;
    else if (name === 'retry' && /^\d{1,9}$/.test(value)) this.retryMs = Number(value);
  }

  private dispatch(): StreamMessage | undefined {
    const message = { event: this.event || 'message', data: this.data.join('\n'), id: this.id };
    const empty = this.data.length === 0;
    this.event = '';
    this.data = [];
    this.dataSize = 0;
    return empty ? undefined : message;
  }
}
