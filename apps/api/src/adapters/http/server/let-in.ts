import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Socket } from 'node:net';
import type { Observable } from 'rxjs';
import { callerOf } from '../auth/caller.js';
import { isInvited } from '../auth/invited.js';

/**
 * Says of a connection that a request of it was let in. Interceptors run behind the guards; what is open to everybody
 * shows nothing of who asks.
 */
export class LetIn implements NestInterceptor {
  constructor(private readonly letIn: (socket: Socket) => void) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const response = http.getResponse<Response>();
    if (callerOf(response) || isInvited(response)) this.letIn(http.getRequest<Request>().socket);
    return next.handle();
  }
}
