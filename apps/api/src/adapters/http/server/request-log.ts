import type { NextFunction, Request, Response } from 'express';
import { REQUEST_ID_PATTERN } from '#contracts/ids.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import { withRequest } from '#runtime/current-request.js';
import { harmlessPath } from './harmless-path.js';

const MAX_LISTENERS = 20;

/** Gives every request an id, its caller's where that is one, says it to the caller, and logs how the request ended. */
export function requestLog(logger: Logger, clock: Clock, random: Random) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const id = givenId(request) ?? random.id();
    const { method } = request;
    const path = harmlessPath(request);
    const began = clock.monotonic();
    response.setHeader('X-Request-Id', id);
    // The guard, the audit and the pipeline of a film wait for its end as well.
    response.setMaxListeners(MAX_LISTENERS);
    response.once('close', () => {
      const ms = Math.round(clock.monotonic() - began);
      const facts = { request: id, method, path, status: response.statusCode, ms };
      if (response.statusCode >= 500) logger.warn(facts, 'Answered with a failure');
      else logger.debug(facts, response.writableFinished ? 'Answered' : 'Broken off');
    });
    withRequest({ id }, next);
  };
}

function givenId(request: Request): string | undefined {
  const given = request.get('X-Request-Id');
  return given !== undefined && REQUEST_ID_PATTERN.test(given) ? given : undefined;
}
