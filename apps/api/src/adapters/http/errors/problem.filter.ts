import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toProblem } from '#contracts/errors/problem.js';
import type { Logger } from '#contracts/ports/logger.js';
import { LOGGER } from '../../tokens.js';
import { knownError } from './known-error.js';
import { problemHeaders } from './problem-headers.js';

/** Every error leaves as a problem document; one that nobody foresaw is logged and says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { method, path } = host.switchToHttp().getRequest<Request>();
    const known = knownError(error);
    if (!known) {
      const request = response.getHeader('X-Request-Id');
      this.logger.error(
        { err: error, request, method, path },
        'A request failed in a way that nobody foresaw',
      );
    }
    // Half an answer cannot become a problem document: what was sent must not look whole.
    if (response.headersSent) return void response.destroy();
    const problem = toProblem(known);
    response
      .status(problem.status)
      .set(problemHeaders(problem.code))
      .send(Buffer.from(JSON.stringify(problem)));
  }
}
