import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { JoinTokenRequest } from '#contracts/http/enrolment-requests.js';
import type { JoinTokenView, NewJoinToken } from '#contracts/http/enrolment-views.js';
import type { Collection } from '#contracts/http/views.js';
import { JoinTokens } from '../../access/join-tokens.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { ToldOnce } from '../idempotency/told-once.js';
import { API } from './base.js';

@Needs('admin')
@Controller(`${API}/join-tokens`)
export class JoinTokensController {
  constructor(private readonly tokens: JoinTokens) {}

  /** Makes a join token, by which cameras join. This answer alone tells it. */
  @Post()
  @ToldOnce()
  @Header('Cache-Control', 'no-store')
  create(@JsonBody(JoinTokenRequest) wish: JoinTokenRequest): Promise<NewJoinToken> {
    return this.tokens.create(wish);
  }

  /** Lists the join tokens, without what is secret of them. */
  @Get()
  all(): Collection<JoinTokenView> {
    return { items: this.tokens.all() };
  }

  /** Revokes a join token. */
  @Delete(':id')
  @HttpCode(204)
  revoke(@Param('id') id: string): Promise<void> {
    return this.tokens.revoke(id);
  }
}
