import type { ServerResponse } from 'node:http';
import { UnframedBody } from '#runtime/unframed-body.js';
import type { EventFilter } from './event-filter.js';

/** One open event stream. */
export class Reader {
  private readonly body: UnframedBody;
  private allowance = 0;

  constructor(
    private readonly response: ServerResponse,
    private readonly maxQueuedBytes: number,
    readonly filter: EventFilter,
  ) {
    this.body = new UnframedBody(response);
  }

  /** Sends the head and what every reader begins with, however large: it counts as queued only once it was sent. */
  begin(greeting: Buffer): void {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Proxies that buffer would hold events back.
      'x-accel-buffering': 'no',
    });
    if (this.body.write(greeting)) return;
    this.allowance = greeting.length;
    this.body.onceDrained(() => (this.allowance = 0));
  }

  /** False when the reader is too far behind: it is given up. */
  write(bytes: Buffer): boolean {
    this.body.write(bytes);
    if (this.body.waiting <= this.maxQueuedBytes + this.allowance) return true;
    this.response.destroy();
    return false;
  }

  /** Resolves once all that was written has been handed to the system, or the reader is gone. */
  end(): Promise<void> {
    const { response } = this;
    if (response.closed) return Promise.resolve();
    return new Promise((resolve) => {
      response.once('close', resolve);
      response.end(resolve);
    });
  }
}
