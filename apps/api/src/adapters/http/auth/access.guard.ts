import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { mayDo, type Role } from '#contracts/http/role.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Principal } from '../../../domain/access/principal.js';
import { OpenAnswers } from '../../access/open-answers.js';
import { LOGGER } from '../../tokens.js';
import { requireJsonBody } from '../body/json-body.js';
import { isSafe } from '../server/is-safe.js';
import { refuseForeignCookie } from '../server/same-origin.js';
import { ACCESS_RULE, BASIC_TOO, type AccessRule } from './access-rule.js';
import { setCaller } from './caller.js';
import { ChangingCalls } from './changing-calls.js';
import { CredentialCheck, JOIN_ADVICE } from './credential-check.js';
import { givenCredential, type GivenCredential } from './given-credential.js';
import { setInvited } from './invited.js';

/**
 * The one guard, before every route: REST, events, films. A route is closed until it says who may take it, and nothing
 * of a body is read before.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: CredentialCheck,
    private readonly answers: OpenAnswers,
    private readonly changing: ChangingCalls,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const rule = this.read(ACCESS_RULE, context) as AccessRule | undefined;
    if (rule === undefined) throw this.undeclared(context);
    if (rule === 'join-token') this.admitInvited(request, response);
    else if (rule !== 'public')
      await this.admit(rule, this.read(BASIC_TOO, context) === true, request, response);
    requireJsonBody(request);
    return true;
  }

  private async admit(needed: Role, basic: boolean, request: Request, response: Response): Promise<void> {
    // RFC 7617: a player asks without a password first, and sends it once it is asked. A browser would ask people.
    if (basic && request.headers['sec-fetch-mode'] === undefined) {
      response.setHeader('WWW-Authenticate', 'Basic realm="rollcall", charset="UTF-8"');
    }
    const given = givenCredential(request);
    if (given === undefined || (given.kind === 'basic' && !basic)) {
      throw new RollcallError('unauthenticated', 'The request carries no token and no session.');
    }
    const principal = await this.credentials.check(given, request.socket.remoteAddress ?? '');
    response.removeHeader('WWW-Authenticate');
    // Before anything is refused, so that the audit knows whom.
    setCaller(response, principal);
    this.require(needed, principal, given, request);
    if (response.destroyed) return;
    this.answers.hold(principal, request, response);
  }

  private admitInvited(request: Request, response: Response): void {
    const given = givenCredential(request);
    if (given?.kind !== 'bearer')
      throw new RollcallError('unauthenticated', 'The request carries no join token.', JOIN_ADVICE);
    this.credentials.joinToken(given.token, request.socket.remoteAddress ?? '');
    setInvited(response);
  }

  private require(needed: Role, principal: Principal, given: GivenCredential, request: Request): void {
    if (given.kind === 'session') refuseForeignCookie(request);
    if (!mayDo(principal.role, needed)) {
      throw new RollcallError(
        'forbidden',
        `This needs the role ${needed}; ${principal.name} is ${principal.role}.`,
      );
    }
    if (isSafe(request.method)) return;
    if (this.changing.isBlocked(principal.key)) {
      throw new RollcallError('too-many', `Too many changing calls came from ${principal.name}.`);
    }
    this.changing.add(principal.key);
  }

  private undeclared(context: ExecutionContext): RollcallError {
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    this.logger.error(
      { route },
      'A route says nothing of who may take it, so it is closed: that is a defect',
    );
    return new RollcallError('route-closed', 'Nobody has decided who may take this route.');
  }

  private read(key: symbol, context: ExecutionContext): unknown {
    return this.reflector.getAllAndOverride<unknown>(key, [context.getHandler(), context.getClass()]);
  }
}
