import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { sameSecret } from '#credentials/credential.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { Refusals } from '#runtime/refusals.js';
import { FailedTokens } from './failed-tokens.js';
import { PUBLIC } from './public.js';

export const ADMIN_TOKEN = Symbol('AdminToken');

/** Lets only bearers of the admin's token in, on every route that is not declared public. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ADMIN_TOKEN) private readonly adminToken: string,
    private readonly failed: FailedTokens,
    private readonly refusals: Refusals,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = bearerOf(request.headers.authorization);
    if (token === undefined) {
      throw new RollcallError('unauthenticated', 'The request carries no bearer token.');
    }
    this.check(token, request.socket.remoteAddress ?? '');
    return true;
  }

  private check(token: string, address: string): void {
    // First: somebody else's mistakes at the same address must not lock the operator out.
    if (sameSecret(this.adminToken, token)) return;
    if (this.failed.isBlocked(address)) {
      throw new RollcallError('too-many', 'Too many wrong tokens came from this address.');
    }
    this.failed.add(address);
    this.refusals.refuse('http-wrong-token', { address });
    throw new RollcallError('unauthenticated', 'The bearer token is not the right one.');
  }
}

function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(header ?? '')?.[1];
}
