import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Problem } from '#contracts/errors/problem.js';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export type Script = (asked: Asked, response: ServerResponse) => void | Promise<void>;

export const TOKEN = 'the-token-of-the-scripted-api';

/** A real HTTP server that answers as its test says; any other request is answered with 404. */
export class ScriptedApi {
  readonly asked: Asked[] = [];
  private readonly scripts = new Map<string, Script>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async open(port = 0): Promise<ScriptedApi> {
    const api = new ScriptedApi();
    await new Promise<void>((resolve) => api.server.listen(port, '127.0.0.1', resolve));
    return api;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** `on('GET /services', …)`: the path beneath /api/v1; without a query it stands for any. */
  on(request: string, script: Script): this {
    this.scripts.set(request, script);
    return this;
  }

  json(request: string, body: unknown, status = 200): this {
    return this.on(request, (_, response) => sendJson(response, status, body));
  }

  problem(request: string, problem: Problem): this {
    return this.on(request, (_, response) => sendJson(response, problem.status, problem));
  }

  /** An event stream that begins with these messages and stays open; gives a way to send more. */
  stream(...messages: readonly [string, unknown][]): {
    send(event: string, data: unknown): void;
    cut(): void;
  } {
    const readers = new Set<ServerResponse>();
    this.on('GET /events', (_, response) => {
      readers.add(response);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 100\n\n');
      for (const [event, data] of messages) response.write(frame(event, data));
    });
    return {
      send: (event, data) => readers.forEach((reader) => reader.write(frame(event, data))),
      cut: () => {
        readers.forEach((reader) => reader.destroy());
        readers.clear();
      },
    };
  }

  requests(): string[] {
    return this.asked.map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = Buffer.concat(await request.toArray()).toString();
    const asked: Asked = {
      method: request.method ?? '',
      path: (request.url ?? '').replace(/^\/api\/v1/, ''),
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.asked.push(asked);
    if (asked.headers.authorization !== `Bearer ${TOKEN}`) return sendJson(response, 401, UNAUTHENTICATED);
    const [path = ''] = asked.path.split('?');
    const script = [asked.path, path]
      .map((each) => this.scripts.get(`${asked.method} ${each}`))
      .find(Boolean);
    if (script) await script(asked, response);
    else sendJson(response, 404, { code: 'unknown-route', detail: `nothing at ${asked.path}` });
  }
}

const UNAUTHENTICATED = { code: 'unauthenticated', title: 'No valid token came with the request' };

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function frame(event: string, data: unknown): string {
  return `id: 1\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
