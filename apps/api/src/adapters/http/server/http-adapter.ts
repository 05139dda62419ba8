import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

export interface HttpLimits {
  readonly connections: number;
  /** For the headers, and for the whole request, to arrive. */
  readonly headersMs: number;
  readonly requestMs: number;
}

export const HTTP_LIMITS: HttpLimits = { connections: 4000, headersMs: 10_000, requestMs: 20_000 };

/** Nest's Express adapter with a server that does not wait for slow clients. */
export class HttpAdapter extends ExpressAdapter {
  constructor(private readonly limits: HttpLimits) {
    super();
  }

  override initHttpServer(): void {
    const { connections, headersMs, requestMs } = this.limits;
    const options = {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(1000, headersMs),
      requireHostHeader: false,
    };
    this.httpServer = createServer(options, this.getInstance());
    this.httpServer.maxConnections = connections;
    // An expectation that is not known is answered like any request: Node would refuse it without a document.
    this.httpServer.on('checkExpectation', this.getInstance());
  }

  /** Takes no more connections, then ends those there are: streams and downloads would go on for hours. */
  override close(): Promise<unknown> | undefined {
    const closed = super.close();
    this.httpServer.closeAllConnections();
    return closed;
  }
}
