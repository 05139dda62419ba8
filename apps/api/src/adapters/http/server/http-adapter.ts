import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { TlsKeys } from '#network/tls-keys.js';
import type { ConnectionCaps } from '#runtime/connection-table.js';
import { ExpressAdapter } from '@nestjs/platform-express';
import { isLiveUpgrade, Upgrades } from './upgrades.js';

export interface HttpLimits extends ConnectionCaps {
  /** For the headers, and for the whole request, to arrive. */
  readonly headersMs: number;
  readonly requestMs: number;
}

export const HTTP_LIMITS: HttpLimits = {
  connections: 4000,
  unauthenticated: 64,
  unauthenticatedPerAddress: 32,
  unauthenticatedGraceMs: 500,
  headersMs: 10_000,
  requestMs: 20_000,
};

/** Nest's Express adapter with servers that do not wait for slow clients: one of plain text, and one of TLS beside it. */
export class HttpAdapter extends ExpressAdapter {
  /** Undefined where nothing is open to the network. */
  readonly secureServer: Server | undefined;
  private readonly upgrades = new Upgrades();

  constructor(
    private readonly limits: HttpLimits,
    tls?: TlsKeys,
  ) {
    super();
    const handshakeTimeout = limits.headersMs;
    this.secureServer =
      tls &&
      this.bounded(
        createSecureServer(
          { ...this.timing(), ...tls, minVersion: 'TLSv1.2', handshakeTimeout },
          this.getInstance(),
        ),
      );
  }

  override initHttpServer(): void {
    this.httpServer = this.bounded(createServer(this.timing(), this.getInstance()));
  }

  /** Takes no more connections, then ends those there are: streams and downloads would go on for hours. */
  override close(): Promise<unknown> | undefined {
    const closed = super.close();
    this.secureServer?.close();
    for (const server of [this.httpServer as Server, this.secureServer]) server?.closeAllConnections();
    this.upgrades.end();
    return closed;
  }

  private timing(): ServerOptions {
    const { headersMs, requestMs } = this.limits;
    return {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(1000, headersMs),
      requireHostHeader: false,
      shouldUpgradeCallback: isLiveUpgrade,
    };
  }

  private bounded(server: Server): Server {
    this.upgrades.serve(server, this.getInstance());
    // An expectation that is not known is answered like any request: Node would refuse it without a document.
    return server.on('checkExpectation', this.getInstance());
  }
}
