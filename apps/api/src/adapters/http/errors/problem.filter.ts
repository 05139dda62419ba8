import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toProblem, type Problem } from '#contracts/errors/problem.js';
import type { Logger } from '#contracts/ports/logger.js';
import { Measures } from '../../metrics/measures.js';
import { LOGGER } from '../../tokens.js';
import { setReason } from '../audit/facts.js';
import { harmlessPath } from '../server/harmless-path.js';
import { knownError } from './known-error.js';
import { problemHeaders } from './problem-headers.js';

/** Every error leaves as a problem document; one that nobody foresaw is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly measures: Measures,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const known = knownError(error);
    if (!known) {
      const facts = { request: response.getHeader('X-Request-Id'), method: request.method };
      this.logger.error(
        { err: error, ...facts, path: harmlessPath(request) },
        'A request failed in a way that nobody foresaw',
      );
    }
    // Half an answer cannot become a problem document: what was sent must not look whole.
    if (response.headersSent) return void response.destroy();
    const requestId = String(response.getHeader('X-Request-Id'));
    const problem: Problem = { ...toProblem(known), requestId };
    setReason(response, problem.code);
    this.measures.httpRefused(problem.code);
    // A route that takes HTTP Basic has said so already.
    const challenge = response.getHeader('WWW-Authenticate');
    response.status(problem.status).set(problemHeaders(problem.code));
    if (typeof challenge === 'string') response.append('WWW-Authenticate', challenge);
    response.send(Buffer.from(JSON.stringify(problem)));
  }
}
