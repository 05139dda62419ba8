import type { IncomingMessage } from 'node:http';
import type { Principal } from '../../../domain/access/principal.js';

const callers = new WeakMap<IncomingMessage, Principal>();

/** Puts on a request who sent it, as the guard found out. */
export function setCaller(request: IncomingMessage, principal: Principal): void {
  callers.set(request, principal);
}

/** Undefined before the guard has seen the request, for one that it does not know, and on public routes. */
export function callerOf(request: IncomingMessage): Principal | undefined {
  return callers.get(request);
}
