import type { Request, Response } from 'express';
import type { TLSSocket } from 'node:tls';

const NAME = 'rollcall-session';

/**
 * RFC 6265bis, 4.1.3.2: a browser takes a cookie with this prefix only over TLS, for every path and this very host,
 * so that no neighbour of the host can set it.
 */
const TLS_NAME = `__Host-${NAME}`;

/** The session that the request's cookie names. Over TLS the name without the prefix is not believed. */
export function sessionIn(request: Request): string | undefined {
  const name = isTls(request) ? TLS_NAME : NAME;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

export function setSessionCookie(
  request: Request,
  response: Response,
  value: string,
  maxAgeMs: number,
): void {
  put(request, response, value, Math.floor(maxAgeMs / 1000));
}

export function clearSessionCookie(request: Request, response: Response): void {
  put(request, response, '', 0);
}

function put(request: Request, response: Response, value: string, maxAgeS: number): void {
  const [name, secure] = isTls(request) ? [TLS_NAME, '; Secure'] : [NAME, ''];
  response.append(
    'Set-Cookie',
    `${name}=${value}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Strict${secure}`,
  );
}

function isTls({ socket }: Request): boolean {
  return (socket as Partial<TLSSocket>).encrypted === true;
}
