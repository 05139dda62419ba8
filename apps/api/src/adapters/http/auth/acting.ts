import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import type { Principal } from '../../../domain/access/principal.js';
import { callerOf } from './caller.js';

const answering = new AsyncLocalStorage<Response>();

/** Lets whatever a request sets going know whom it is done for. */
export function acting(_request: Request, response: Response, next: NextFunction): void {
  answering.run(response, next);
}

/** Whom the work at hand is done for; undefined for what nobody asked for. */
export function actingPrincipal(): Principal | undefined {
  const response = answering.getStore();
  return response && callerOf(response);
}
