import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { TlsKeys } from '#network/tls-keys.js';
import { AfterStorm } from '#runtime/after-storm.js';
import { giveMemoryBack } from '#runtime/give-memory-back.js';
import { HttpAdmission } from '#runtime/http-admission.js';
import { listen } from '#runtime/listen.js';
import type { Refusals } from '#runtime/refusals.js';
import { StartError } from '#runtime/start-error.js';
import type { MediaLimits } from './media-limits.js';
import type { MediaRoutes } from './media-routes.js';
import { rawProblem } from './problem-response.js';

/**
 * The media port. Plain node:http: two routes do not need a second Nest application, which costs a Pi
 * thirty megabytes.
 */
export class MediaServer {
  private readonly server: Server;

  constructor(
    routes: MediaRoutes,
    private readonly refusals: Refusals,
    private readonly limits: MediaLimits,
    clock: Clock,
    /** Without them it is plain text. */
    tls?: TlsKeys,
    /** Whether the camera records: to give memory back stops the process for a tenth of a second and more. */
    records: () => boolean = () => false,
  ) {
    const storm = new AfterStorm(clock, giveMemoryBack, () => !records());
    const admission = new HttpAdmission({ name: 'media', caps: limits, clock, refusals, storm });
    this.server = serverOf(
      limits,
      tls,
      (request, response) => void routes.handle(request, response, () => admission.letIn(request.socket)),
    );
    admission.watch(this.server);
    this.server.timeout = limits.idleMs;
  }

  /** Where it listens; 0 before it does. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Listens on the first of the ports that is free. Throws a StartError when none is. */
  async start(host: string, ports: readonly number[]): Promise<void> {
    this.server.on('clientError', (error, socket) => this.refuseRaw(error, socket));
    let taken: unknown;
    for (const port of ports) {
      try {
        await listen(this.server, host, port, 'the media port', 'ROLLCALL_MEDIA_PORT');
        return;
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        taken = error;
      }
    }
    throw taken;
  }

  /** Takes no more requests, lets running answers go on for half a second, then ends them. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeIdleConnections();
    const timer = setTimeout(() => this.server.closeAllConnections(), this.limits.closeMs);
    await closed;
    clearTimeout(timer);
  }

  /** Bytes that are no HTTP, or a header that is too long or never ends. */
  private refuseRaw(error: NodeJS.ErrnoException, socket: Duplex): void {
    this.refusals.refuse('media-not-http', { code: error.code });
    if (socket.writable) socket.end(rawProblem(refusalOf(error)));
    else socket.destroy();
  }
}

function serverOf(limits: MediaLimits, tls: TlsKeys | undefined, handle: RequestListener): Server {
  const options: ServerOptions = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headerMs,
    // No request here has a body worth waiting for.
    requestTimeout: limits.headerMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    // Node would refuse without a problem document: the routes refuse instead.
    requireHostHeader: false,
  };
  if (!tls) return createServer(options, handle);
  const handshakeTimeout = limits.headerMs;
  return createSecureServer({ ...options, ...tls, minVersion: 'TLSv1.2', handshakeTimeout }, handle);
}

function refusalOf({ code }: NodeJS.ErrnoException): RollcallError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new RollcallError('headers-too-large', 'The header was not read.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new RollcallError('request-too-slow', 'The request was not complete in time.');
  return new RollcallError('invalid-request', 'The bytes that came are no HTTP request.');
}
