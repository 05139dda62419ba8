import { Controller, Header, Post } from '@nestjs/common';
import type { SignInLink } from '#contracts/http/access-views.js';
import type { Principal } from '../../../domain/access/principal.js';
import { Needs } from '../auth/access-rule.js';
import { Caller } from '../auth/caller.js';
import { SignIn } from '../auth/sign-in.js';
import { ToldOnce } from '../idempotency/told-once.js';
import { API } from './base.js';

@Needs('admin')
@Controller(`${API}/sign-in-links`)
export class SignInLinksController {
  constructor(private readonly signIn: SignIn) {}

  /** Makes a link that signs a browser in once. */
  @Post()
  @ToldOnce()
  @Header('Cache-Control', 'no-store')
  create(@Caller() caller: Principal): SignInLink {
    return this.signIn.link(caller);
  }
}
