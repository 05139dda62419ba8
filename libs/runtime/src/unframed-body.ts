import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';

/**
 * The body of an answer that goes out in many small pieces for as long as somebody reads. It ends with its connection
 * (RFC 9112, 6.3) and is written straight to it: a chunk around each piece, and Node's book-keeping of an answer, make a
 * write half as dear again. Made before the head is written.
 */
export class UnframedBody {
  private readonly to: Writable;
  private hasHead = false;

  constructor(private readonly response: ServerResponse) {
    response.removeHeader('transfer-encoding');
    response.setHeader('connection', 'close');
    const { socket, req } = response;
    // A HEAD has no body, and who has gone no connection: Node drops what is written to such an answer.
    this.to = socket && req.method !== 'HEAD' ? socket : response;
  }

  /** Bytes that the kernel has not taken yet. */
  get waiting(): number {
    return this.to.writableLength;
  }

  /** False where so much waits that the next should: see `onceDrained`. */
  write(bytes: Uint8Array): boolean {
    // "headersSent" is true once the head is made; here it must have gone.
    if (!this.hasHead) this.response.flushHeaders();
    this.hasHead = true;
    return this.to.write(bytes);
  }

  /** Called once when everything that waits was taken. */
  onceDrained(listener: () => void): void {
    this.to.once('drain', listener);
  }

  /** Called once when the connection is closed: nothing that waits is looked at any more. */
  onceClosed(listener: () => void): void {
    this.to.once('close', listener);
  }
}
