import { createHash } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { catchError, map, of, type Observable } from 'rxjs';
import { toProblem, type Problem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { currentRequest } from '#runtime/current-request.js';
import { callerOf } from '../auth/caller.js';
import { bodyOf } from '../body/json-body.js';
import { knownError } from '../errors/known-error.js';
import { idempotencyKey } from './idempotency-key.js';
import type { IdempotentAnswers, KeptAnswer } from './idempotent-answers.js';
import { TOLD_ONCE } from './told-once.js';

/**
 * A POST that carries an `Idempotency-Key` is done once (draft-ietf-httpapi-idempotency-key-header): the same again gets
 * the same answer. A failure (5xx) and a 429 are not kept: the repeat is tried, and commands that it sends have the ids
 * that they had, so that an agent which did them already does not do them twice. Of a secret that is told once nothing is
 * kept but that it was told.
 */
export class Idempotency implements NestInterceptor {
  constructor(private readonly answers: IdempotentAnswers) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const owner = callerOf(response)?.key;
    const key = request.method === 'POST' && owner !== undefined ? idempotencyKey(request) : undefined;
    if (owner === undefined || key === undefined) return next.handle();
    const fingerprint = await fingerprintOf(request);
    const known = this.answers.begin(owner, key, fingerprint);
    if (known) return of(again(known, response));
    const current = currentRequest();
    if (current) current.repeatedAs = JSON.stringify([owner, key]);
    return next.handle().pipe(
      map((value: unknown) => {
        this.answers.keep(owner, key, isToldOnce(context) ? told() : answerOf(value, response));
        return value;
      }),
      catchError((error: unknown) => this.fail(owner, key, error)),
    );
  }

  private fail(owner: string, key: string, error: unknown): never {
    const problem = toProblem(knownError(error));
    if (problem.status >= 500 || problem.status === 429) this.answers.forget(owner, key);
    else this.answers.keep(owner, key, refusalOf(problem));
    throw error;
  }
}

function isToldOnce(context: ExecutionContext): boolean {
  return Reflect.getMetadata(TOLD_ONCE, context.getHandler()) === true;
}

function told(): KeptAnswer {
  const detail = 'It was done, and the secret in its answer was told then.';
  return refusalOf(toProblem(new RollcallError('told-once', detail)));
}

function refusalOf(problem: Problem): KeptAnswer {
  return { status: problem.status, headers: {}, json: JSON.stringify(problem) };
}

function answerOf(value: unknown, response: Response): KeptAnswer {
  const location = response.getHeader('Location');
  return {
    status: response.statusCode,
    headers: typeof location === 'string' ? { Location: location } : {},
    json: value === undefined ? undefined : JSON.stringify(value),
  };
}

function again({ status, headers, json }: KeptAnswer, response: Response): unknown {
  const value: unknown = json === undefined ? undefined : JSON.parse(json);
  response.set('Idempotency-Replayed', 'true');
  if (status >= 400) {
    const { code, detail, advice, fields } = value as Problem;
    throw new RollcallError(code, detail, { advice, ...(fields && { fields }) });
  }
  response.status(status).set(headers);
  return value;
}

async function fingerprintOf(request: Request): Promise<string> {
  const hash = createHash('sha256').update(`${request.method} ${request.originalUrl}\n`);
  return hash.update(await bodyOf(request)).digest('base64');
}
