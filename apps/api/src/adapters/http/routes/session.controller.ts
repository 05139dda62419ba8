import { Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SessionRequest } from '#contracts/http/access-requests.js';
import type { SessionView } from '#contracts/http/access-views.js';
import type { Principal } from '../../../domain/access/principal.js';
import { SignIn } from '../auth/sign-in.js';
import { Caller } from '../auth/caller.js';
import { Needs, Public } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Controller(`${API}/session`)
export class SessionController {
  constructor(private readonly signIn: SignIn) {}

  /** Signs a browser in. The answer sets the cookie of the session. */
  @Public()
  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  open(
    @JsonBody(SessionRequest) given: SessionRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.signIn.byCredential(given, request, response);
  }

  /** Tells who the caller is. */
  @Needs('viewer')
  @Get()
  @Header('Cache-Control', 'no-store')
  view(@Caller() caller: Principal): SessionView {
    return this.signIn.view(caller);
  }

  /** Signs out. */
  @Needs('viewer')
  @Delete()
  @HttpCode(204)
  close(
    @Caller() caller: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): void {
    this.signIn.out(caller, request, response);
  }
}
