import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { sameSecret } from '#credentials/credential.js';
import { Refusals } from '#runtime/refusals.js';
import { ApiTokens } from '../../../domain/access/api-tokens.js';
import type { Principal } from '../../../domain/access/principal.js';
import { FailedTokens } from './failed-tokens.js';

export const ADMIN_TOKEN = Symbol('AdminToken');

const ADMIN: Principal = { name: 'admin', role: 'admin' };

/** Finds out who sent a request. Any other kind of proof has its place here. */
@Injectable()
export class Principals {
  constructor(
    @Inject(ADMIN_TOKEN) private readonly adminToken: string,
    private readonly tokens: ApiTokens,
    private readonly failed: FailedTokens,
    private readonly refusals: Refusals,
  ) {}

  /** Throws `unauthenticated` or `too-many`. */
  of(request: IncomingMessage): Principal {
    const token = bearerOf(request.headers.authorization);
    if (token === undefined) {
      throw new RollcallError('unauthenticated', 'The request carries no bearer token.');
    }
    // First: somebody else's mistakes at the same address must not lock the operator out.
    return this.bearerOf(token) ?? this.refuse(request.socket.remoteAddress ?? '');
  }

  private bearerOf(token: string): Principal | undefined {
    return sameSecret(this.adminToken, token) ? ADMIN : this.tokens.callerWith(token);
  }

  private refuse(address: string): never {
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
