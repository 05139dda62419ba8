import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Clock } from '#contracts/ports/clock.js';
import type { TlsKeys } from '#network/tls-keys.js';
import { atMost } from '#runtime/at-most.js';
import type { ConnectionCaps } from '#runtime/connection-table.js';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Unanswered } from './unanswered.js';
import { isLiveUpgrade, Upgrades } from './upgrades.js';

export interface HttpLimits extends ConnectionCaps {
  /** For the headers, and for the whole request, to arrive. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** For calls that are being answered when the end comes. */
  readonly answerMs: number;
}

export const HTTP_LIMITS: HttpLimits = {
  connections: 4000,
  unauthenticated: 64,
  unauthenticatedPerAddress: 32,
  unauthenticatedGraceMs: 500,
  headersMs: 10_000,
  requestMs: 20_000,
  answerMs: 1500,
};

/** Nest's Express adapter with servers that do not wait for slow clients: one of plain text, and one of TLS beside it. */
export class HttpAdapter extends ExpressAdapter {
  /** Undefined where nothing is open to the network. */
  readonly secureServer: Server | undefined;
  private readonly upgrades = new Upgrades();
  private readonly unanswered = new Unanswered();

  constructor(
    private readonly limits: HttpLimits,
    private readonly clock: Clock,
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

  /**
   * Takes no more connections, and ends those there are once their calls have answers: streams and downloads would go on
   * for hours.
   */
  override async close(): Promise<void> {
    const closed = super.close();
    this.secureServer?.close();
    await atMost(this.limits.answerMs, this.unanswered.none(), this.clock);
    for (const server of [this.httpServer as Server, this.secureServer]) server?.closeAllConnections();
    this.upgrades.end();
    await closed;
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
    this.unanswered.watch(server);
    this.upgrades.serve(server, this.getInstance());
    // An expectation that is not known is answered like any request: Node would refuse it without a document.
    return server.on('checkExpectation', this.getInstance());
  }
}
