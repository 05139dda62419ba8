import type { NextFunction, Request, Response } from 'express';
import type { AuditEntry } from '#contracts/http/access-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { AuditFile } from '../../fs/audit-file.js';
import { callerOf } from '../auth/caller.js';
import { RateLimit } from '../auth/rate-limit.js';
import { isSafe } from '../server/is-safe.js';
import { isChanging, joiningOf, reasonOf } from './facts.js';

/** An answer that says: not you, not from there, not so fast. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 421, 429]);
/** What nobody sent, from one address: a flood must not push out what was written before. */
const NOBODYS = { burst: 100, refillMs: 1000 };
const MAX_PARAM = 64;

/** Writes down every refused and every changing call. */
export function auditLog(file: AuditFile, clock: Clock) {
  const nobodys = new RateLimit(clock, NOBODYS.burst, NOBODYS.refillMs);
  return (request: Request, response: Response, next: NextFunction): void => {
    // A socket that is closed no longer says where it led.
    const address = request.socket.remoteAddress ?? '';
    response.once('close', () => {
      const refused = REFUSED.has(response.statusCode);
      if (!refused && isSafe(request.method) && !isChanging(response)) return;
      if (!callerOf(response)) {
        if (nobodys.isBlocked(address)) return file.leaveOut();
        nobodys.add(address);
      }
      file.write(entryOf(request, response, address, clock.now()));
    });
    next();
  };
}

function entryOf(request: Request, response: Response, address: string, now: number): AuditEntry {
  const [caller, reason] = [callerOf(response), reasonOf(response)];
  return {
    time: new Date(now).toISOString(),
    ...(caller && { principal: caller.name, role: caller.role }),
    ...joiningOf(response),
    address,
    method: request.method,
    route: routeOf(request),
    status: response.statusCode,
    requestId: String(response.getHeader('X-Request-Id')),
    ...(reason && { reason }),
  };
}

/** The route with its ids filled in. Nothing else of the path: whatever somebody mistypes may be a secret. */
function routeOf({ route, params }: Request): string {
  const { path = '-' } = (route ?? {}) as { path?: string };
  if (path.includes('*')) return '-';
  return path.replace(/:(id|rid|name)\b/g, (_, name: string) =>
    encodeURIComponent(String(params[name]).slice(0, MAX_PARAM)),
  );
}
