import { Controller, Get, Head, Header, HttpCode, Param, Redirect, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../auth/access-rule.js';
import { SignIn } from '../auth/sign-in.js';

/** Where a sign-in link leads. */
@Public()
@Controller('sign-in')
export class SignInController {
  constructor(private readonly signIn: SignIn) {}

  /** Before `Get`, which answers HEAD too: what only looks, as a mail program does, must not use the link up. */
  @Head(':code')
  @HttpCode(204)
  look(): void {
    return;
  }

  /** Signs a browser in by a link. The link is used up. */
  @Get(':code')
  @Header('Cache-Control', 'no-store')
  @Redirect('/', 303)
  use(
    @Param('code') code: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): void {
    this.signIn.byLink(code, request, response);
  }
}
