import type { NextFunction, Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { KnownHosts } from './known-hosts.js';

/**
 * RFC 9112, clause 3.2: a request of HTTP/1.1 names its host, once. Node would refuse it without a document. A host that
 * is not this one is refused, whoever asks.
 */
export function requireHost(hosts: KnownHosts) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const [host, ...more] = request.headersDistinct.host ?? [];
    if (host === undefined && request.httpVersion !== '1.1') return next();
    if (host === undefined || more.length > 0) {
      const detail = host === undefined ? 'The request names no host.' : 'The request names several hosts.';
      return next(new RollcallError('invalid-request', detail, { fields: ['Host'] }));
    }
    if (hosts.has(host)) return next();
    next(new RollcallError('foreign-host', 'The request names a host that is not this one.'));
  };
}
