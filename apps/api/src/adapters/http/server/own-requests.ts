import type { NextFunction, Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Refusals } from '#runtime/refusals.js';
import type { OwnNames } from './own-names.js';

/** Refuses what was meant for another host, and what a page of another origin sent. */
export function ownRequests(names: OwnNames, refusals: Refusals) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const error = refusalOf(request, names);
    if (!error) return next();
    const { remoteAddress: address } = request.socket;
    if (error.code !== 'invalid-request') refusals.refuse(`http-${error.code}`, { address });
    next(error);
  };
}

function refusalOf({ headers, httpVersion, method }: Request, names: OwnNames): RollcallError | undefined {
  const { host, origin } = headers;
  // RFC 9112, clause 3.2: a request of HTTP/1.1 names its host. Node would refuse it without a document.
  if (host === undefined && httpVersion === '1.1')
    return new RollcallError('invalid-request', 'The request names no host.', { fields: ['Host'] });
  if (host !== undefined && !names.has(host))
    return new RollcallError('wrong-host', 'The request names a host that is not this one.');
  if (origin !== undefined && !isOwnOrigin(origin, host, names))
    return new RollcallError('wrong-origin', 'The request comes from a page of another origin.');
  // A link may lead here; nothing else of another site may ask for anything.
  const isLink = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  if (headers['sec-fetch-site'] === 'cross-site' && !isLink)
    return new RollcallError('wrong-origin', 'The request comes from a page of another site.');
  return undefined;
}

/** The very host that is asked; by another name of this host it would be another origin to a browser. */
function isOwnOrigin(origin: string, host: string | undefined, names: OwnNames): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host?.toLowerCase() && names.has(from);
}
