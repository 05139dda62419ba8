import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import type { Principal } from '../../../domain/access/principal.js';

const CALLER = 'caller';

/** Says for the rest of the request who it comes from. */
export function setCaller(response: Response, principal: Principal): void {
  response.locals[CALLER] = principal;
}

/** Undefined on a public route, and where nobody was let in. */
export function callerOf(response: Response): Principal | undefined {
  return response.locals[CALLER] as Principal | undefined;
}

/** Who the request comes from, on a route that is not public. */
export const Caller: () => ParameterDecorator = createParamDecorator(
  (_: unknown, context: ExecutionContext) => callerOf(context.switchToHttp().getResponse<Response>()),
);
