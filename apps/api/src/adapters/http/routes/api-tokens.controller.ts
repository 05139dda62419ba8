import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTokenRequest } from '#contracts/http/requests.js';
import type { ApiTokenView, Collection, NewApiToken } from '#contracts/http/views.js';
import { ApiTokens } from '../../../domain/access/api-tokens.js';
import { Needs } from '../auth/access.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Controller(`${API}/api-tokens`)
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Post()
  @Needs('admin')
  @Header('Cache-Control', 'no-store')
  create(@JsonBody(ApiTokenRequest) { name, role }: ApiTokenRequest): Promise<NewApiToken> {
    return this.tokens.create(name, role);
  }

  @Get()
  @Needs('admin')
  all(): Collection<ApiTokenView> {
    return { items: this.tokens.list() };
  }

  @Delete(':id')
  @Needs('admin')
  @HttpCode(204)
  revoke(@Param('id') id: string): Promise<void> {
    return this.tokens.revoke(id);
  }
}
