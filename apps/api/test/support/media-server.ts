import type { KeyObject } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { Recording } from '#contracts/messages/recording.js';
import { checkTicket } from '#credentials/media-ticket.js';

export interface StoredFilm {
  readonly recording: Recording;
  readonly bytes: Buffer;
}

const ETAG = '"v1"';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A small media port of an agent: checks tickets, lists, serves films with ranges, and misbehaves when told to. */
export class MediaServer {
  readonly films = new Map<string, StoredFilm>();
  /** Answer instead, where set. */
  onList: Answer | undefined;
  onFilm: Answer | undefined;
  onTimes: Answer | undefined;
  /** Of a take. */
  onStill: Answer | undefined;
  /** The live picture; without it there is none. */
  onLive: Answer | undefined;
  readonly seen: string[] = [];
  private readonly server: Server;

  constructor(
    private readonly id: string,
    private readonly operatorKey: KeyObject,
  ) {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends at once, open answers included. */
  async kill(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.seen.push(`${request.method} ${request.url}`);
    try {
      await this.check(request);
      if (isLive(request.url)) return this.live(request, response);
      if (this.onTimes && request.url?.endsWith('/times')) return this.onTimes(request, response);
      if (this.onStill && request.url?.startsWith('/v1/stills/')) return this.onStill(request, response);
      if (request.url !== '/v1/recordings') return (this.onFilm ?? this.film.bind(this))(request, response);
      (this.onList ?? this.list.bind(this))(request, response);
    } catch (error) {
      const problem = toProblem(error);
      response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(problem));
    }
  }

  private async check({ headers, url }: IncomingMessage): Promise<void> {
    const ticket = headers.authorization?.replace('Bearer ', '') ?? '';
    const action = isLive(url) ? 'live' : url === '/v1/recordings' ? 'list' : 'download';
    await checkTicket(this.operatorKey, ticket, { camera: this.id, action }, Date.now());
  }

  private live(request: IncomingMessage, response: ServerResponse): void {
    if (!this.onLive) throw new RollcallError('camera-closed', 'The camera is closed.');
    this.onLive(request, response);
  }

  private list(_request: IncomingMessage, response: ServerResponse): void {
    const items = [...this.films.values()].map(({ recording }) => recording);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ items }));
  }

  private film({ headers, method, url }: IncomingMessage, response: ServerResponse): void {
    const film = this.films.get(/^\/v1\/recordings\/([^/]+)\/video$/.exec(url ?? '')?.[1] ?? '');
    if (!film) throw new RollcallError('unknown-recording', 'There is no such recording.');
    const size = film.bytes.length;
    const range = rangeIn(headers, size);
    response.setHeader('etag', ETAG).setHeader('accept-ranges', 'bytes');
    if (range && range.first >= size) {
      response.setHeader('content-range', `bytes */${size}`);
      throw new RollcallError('range-not-satisfiable', `The film has ${size} bytes.`);
    }
    if (range) response.setHeader('content-range', `bytes ${range.first}-${range.last}/${size}`);
    const body = range ? film.bytes.subarray(range.first, range.last + 1) : film.bytes;
    response.writeHead(range ? 206 : 200, { 'content-length': body.length });
    response.end(method === 'HEAD' ? undefined : body);
  }
}

function isLive(url = ''): boolean {
  return url.startsWith('/v1/live');
}

function rangeIn(headers: IncomingHttpHeaders, size: number): { first: number; last: number } | undefined {
  if ((headers['if-range'] ?? ETAG) !== ETAG) return undefined;
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) return undefined;
  return { first: Number(first), last: Math.min(last ? Number(last) : Infinity, size - 1) };
}
