import { request as send, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import type { TestApi } from './test-api.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** A request as it is told: fetch allows neither Host nor Origin nor Cookie, and tidies paths up. */
export function call(
  api: TestApi,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: object | string,
): Promise<Answer> {
  return callBy({ host: '127.0.0.1', port: api.port, agent: false }, method, path, headers, body);
}

/** The same by another way, such as a connection that is there. */
export function callBy(
  way: RequestOptions,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: object | string,
): Promise<Answer> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const type =
    text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  const options = { ...way, method, path, headers: { ...type, ...headers } };
  return new Promise((resolve, reject) => {
    const request = send(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const got = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: got,
          body: parsed(got),
        });
      });
    });
    request.once('error', reject);
    request.end(text);
  });
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf({ headers }: Answer): string {
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

export function basic(user: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
