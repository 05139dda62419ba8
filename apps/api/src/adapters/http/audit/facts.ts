import type { Response } from 'express';
import type { ErrorCode } from '#contracts/errors/catalogue.js';

const REASON = 'auditReason';
const CHANGING = 'auditChanging';
const JOINING = 'auditJoining';

/** Whom the request is about where nobody in particular sends it: ids, and never a secret. */
export interface Joining {
  readonly camera: string;
  readonly joinToken?: string;
}

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

export function setJoining(response: Response, joining: Joining): void {
  response.locals[JOINING] = joining;
}

export function joiningOf(response: Response): Joining | undefined {
  return response.locals[JOINING] as Joining | undefined;
}
