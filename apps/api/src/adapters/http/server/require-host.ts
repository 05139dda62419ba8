import type { NextFunction, Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** RFC 9112, clause 3.2: a request of HTTP/1.1 names its host. Node would refuse it without a document. */
export function requireHost(request: Request, _response: Response, next: NextFunction): void {
  if (request.headers.host !== undefined || request.httpVersion !== '1.1') return next();
  next(new RollcallError('invalid-request', 'The request names no host.', { fields: ['Host'] }));
}
