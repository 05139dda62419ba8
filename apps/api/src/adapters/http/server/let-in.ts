import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Socket } from 'node:net';
import type { Observable } from 'rxjs';
import { PUBLIC } from '../auth/public.js';

/**
 * Says of a connection that a request of it was let in. Interceptors run behind the guards; what is open to everybody
 * shows nothing of who asks.
 */
export class LetIn implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly letIn: (socket: Socket) => void,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const places = [context.getHandler(), context.getClass()];
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places) ?? false;
    if (!isPublic) this.letIn(context.switchToHttp().getRequest<Request>().socket);
    return next.handle();
  }
}
