import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { covers, type Role } from '#contracts/access/role.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Principal } from '../../../domain/access/principal.js';
import { ACCESS, type Access } from './access.js';
import { setCaller } from './caller.js';
import { OpenAnswers } from './open-answers.js';
import { Principals } from './principals.js';

/** Lets in whoever has the role that a route needs; a route that says nothing of it lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: Principals,
    private readonly open: OpenAnswers,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places);
    if (access === 'public') return true;
    if (access === undefined) {
      throw new RollcallError('forbidden', 'Nobody has decided yet who may make this call.');
    }
    const request = context.switchToHttp().getRequest<Request>();
    const caller = this.principals.of(request);
    setCaller(request, caller);
    requireRole(caller, access);
    if (isReading(request.method)) this.open.add(caller.name, context.switchToHttp().getResponse());
    return true;
  }
}

/** Such an answer may take hours. One that changes something is short, and its caller is to know how it ended. */
function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function requireRole({ role }: Principal, needed: Role): void {
  if (covers(role, needed)) return;
  throw new RollcallError(
    'forbidden',
    `This call needs the role ${needed}, and the token is for a ${role}.`,
    {
      advice: `Use a token of the role ${needed}, which an admin can make.`,
    },
  );
}
