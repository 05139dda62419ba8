import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTokenRequest } from '#contracts/http/access-requests.js';
import type { ApiTokenView, NewApiToken } from '#contracts/http/access-views.js';
import type { Collection } from '#contracts/http/views.js';
import { ApiTokens } from '../../access/api-tokens.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { ToldOnce } from '../idempotency/told-once.js';
import { API } from './base.js';

@Needs('admin')
@Controller(`${API}/api-tokens`)
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  /** Makes an API token. This answer alone tells it. */
  @Post()
  @ToldOnce()
  @Header('Cache-Control', 'no-store')
  create(@JsonBody(ApiTokenRequest) { name, role }: ApiTokenRequest): Promise<NewApiToken> {
    return this.tokens.create(name, role);
  }

  /** Lists the API tokens, without what is secret of them. */
  @Get()
  all(): Collection<ApiTokenView> {
    return { items: this.tokens.all() };
  }

  /** Revokes an API token, and ends what is open by it. */
  @Delete(':id')
  @HttpCode(204)
  revoke(@Param('id') id: string): Promise<void> {
    return this.tokens.revoke(id);
  }
}
