import type { ServerResponse } from 'node:http';
import type { Server } from 'node:net';

/** The calls that have no answer yet. One whose answer has begun is none of them: streams go on for hours. */
export class Unanswered {
  private readonly calls = new Set<ServerResponse>();
  private listener: (() => void) | undefined;

  watch(server: Server): void {
    server.on('request', (_request, response: ServerResponse) => {
      this.calls.add(response);
      // Streams have begun long before they end; whatever is short is whole by then.
      response.once('close', () => this.drop(response));
    });
  }

  /** Resolves once there are none, however many come meanwhile. */
  async none(): Promise<void> {
    for (const call of this.calls) if (call.headersSent) this.calls.delete(call);
    while (this.calls.size > 0) {
      await new Promise<void>((resolve) => (this.listener = resolve));
    }
  }

  private drop(response: ServerResponse): void {
    this.calls.delete(response);
    this.listener?.();
  }
}
