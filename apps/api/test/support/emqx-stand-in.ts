import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmqxAccess } from '#api/adapters/emqx/emqx-access.js';

export const EMQX_KEY = 'a-key:a-secret-that-only-tests-use';

interface Ban {
  readonly as: string;
  readonly who: string;
  readonly until: string;
}

/** The part of EMQX's REST API that Rollcall calls, as its documentation and its source say; it is no EMQX. */
export class EmqxStandIn {
  /** Who is connected. */
  readonly clients = new Set<string>();
  readonly bans = new Map<string, Ban>();
  /** Who left a will that was published: it publishes none of whoever is banned. */
  readonly wills: string[] = [];
  /** What was called, in order. */
  readonly seen: string[] = [];
  /** Answers with this status instead, or not at all. */
  trouble: number | 'silence' | undefined;
  private server: Server | undefined;
  private port = 0;

  static async start(): Promise<EmqxStandIn> {
    const made = new EmqxStandIn();
    await made.open();
    return made;
  }

  get access(): EmqxAccess {
    return { origin: `http://127.0.0.1:${this.port}`, key: EMQX_KEY };
  }

  /** At the same port as before. */
  async open(): Promise<void> {
    this.server = createServer((request, response) => void this.serve(request, response));
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    this.seen.push(call);
    const body = (await request.toArray()).join('');
    if (this.trouble === 'silence') return;
    const expected = `Basic ${Buffer.from(EMQX_KEY).toString('base64')}`;
    const [status, answer] =
      this.trouble !== undefined
        ? [this.trouble]
        : request.headers.authorization === expected
          ? this.answer(call, body)
          : refused(401, 'BAD_API_KEY_OR_SECRET');
    response.writeHead(status, answer && { 'content-type': 'application/json' });
    response.end(answer && JSON.stringify(answer));
  }

  private answer(call: string, body: string): [number, object?] {
    const [, clientId] = /^DELETE \/api\/v5\/clients\/([^/]+)$/.exec(call) ?? [];
    if (clientId !== undefined) return this.end(clientId);
    const [, who] = /^DELETE \/api\/v5\/banned\/clientid\/([^/]+)$/.exec(call) ?? [];
    if (who !== undefined) return this.bans.delete(who) ? [204] : refused(404, 'NOT_FOUND');
    if (call !== 'POST /api/v5/banned') return refused(404, 'NO_SUCH_API');
    const ban = JSON.parse(body) as Ban;
    // RFC 3339; anything else is a bad request there.
    if (ban.as !== 'clientid' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(ban.until))
      return refused(400, 'BAD_REQUEST');
    if (this.bans.has(ban.who)) return refused(400, 'ALREADY_EXISTS');
    this.bans.set(ban.who, ban);
    return [200, ban];
  }

  private end(clientId: string): [number, object?] {
    if (!this.clients.delete(clientId)) return refused(404, 'CLIENTID_NOT_FOUND');
    if (!this.bans.has(clientId)) this.wills.push(clientId);
    return [204];
  }
}

function refused(status: number, code: string): [number, object] {
  return [status, { code, message: 'as the documentation says' }];
}
