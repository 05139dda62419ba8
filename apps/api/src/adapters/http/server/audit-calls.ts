import type { NextFunction, Request, Response } from 'express';
import type { Clock } from '#contracts/ports/clock.js';
import { isAudited, keptPath, type Audit } from '../../../domain/access/audit.js';
import { callerOf } from '../auth/caller.js';

/** Notes every call that changes something and every one that is refused, once it is over. */
export function auditCalls(audit: Audit, clock: Clock) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { method, path } = request;
    const address = request.socket.remoteAddress ?? '';
    response.once('close', () => {
      const { statusCode: status } = response;
      if (!isAudited(method, status)) return;
      const caller = callerOf(request);
      audit.note({
        time: new Date(clock.now()).toISOString(),
        ...(caller && { caller: caller.name, role: caller.role }),
        ...{ address, method, path: keptPath(path), status },
        request: String(response.getHeader('X-Request-Id')),
      });
    });
    next();
  };
}
