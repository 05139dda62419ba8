import type { NextFunction, Request, Response } from 'express';
import type { TLSSocket } from 'node:tls';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isSafe } from './is-safe.js';
import type { KnownHosts } from './known-hosts.js';

/** A page of another site gets nothing done and nothing told, whatever its browser sends along. */
export function requireSameOrigin(hosts: KnownHosts) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { origin } = request.headers;
    if (origin === undefined || isOwn(origin, request, hosts)) return next();
    next(new RollcallError('foreign-origin', 'The request comes from a page of another origin.'));
  };
}

/**
 * A cookie goes along whether its owner wants the request or not: for its callers the browser has to say that one of
 * our own pages asks. An Origin that is there was checked already. Cookies know no ports, so "same-site" is another
 * program on this host and no page of ours.
 */
export function refuseForeignCookie({ headers, method }: Request): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new RollcallError('foreign-origin', 'The request comes from a page of another site.');
  }
  if (isSafe(method) || headers.origin !== undefined) return;
  throw new RollcallError('foreign-origin', 'A change by cookie needs the header Origin, and there is none.');
}

/** `null`, which a sandboxed page sends, is nobody's. */
function isOwn(origin: string, request: Request, hosts: KnownHosts): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (hosts.isNamed(host)) return true;
  const isTls = (request.socket as Partial<TLSSocket>).encrypted === true;
  // Over plain HTTP a proxy may have taken the TLS away: then only the host says whose page it is.
  if (isTls && protocol !== 'https:') return false;
  const own = `${protocol}//${request.headers.host ?? ''}`;
  return URL.canParse(own) && new URL(own).host === host;
}
