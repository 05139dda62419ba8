import type { Response } from 'express';
import type { ErrorCode } from '#contracts/errors/catalogue.js';

const REASON = 'auditReason';
const CHANGING = 'auditChanging';

/** Why the request is refused. */
export function setReason(response: Response, code: ErrorCode): void {
  response.locals[REASON] = code;
}

export function reasonOf(response: Response): ErrorCode | undefined {
  return response.locals[REASON] as ErrorCode | undefined;
}

/** That the request changes something although its method does not say so. */
export function setChanging(response: Response): void {
  response.locals[CHANGING] = true;
}

export function isChanging(response: Response): boolean {
  return response.locals[CHANGING] === true;
}
