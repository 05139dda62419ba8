import { Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { UserChangeRequest, UserRequest } from '#contracts/http/access-requests.js';
import type { UserView } from '#contracts/http/access-views.js';
import type { Collection } from '#contracts/http/views.js';
import { Users } from '../../access/users.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Needs('admin')
@Controller(`${API}/users`)
export class UsersController {
  constructor(private readonly users: Users) {}

  @Post()
  create(@JsonBody(UserRequest) { name, role, password }: UserRequest): Promise<UserView> {
    return this.users.create(name, role, password);
  }

  @Get()
  all(): Collection<UserView> {
    return { items: this.users.all() };
  }

  @Patch(':name')
  change(
    @Param('name') name: string,
    @JsonBody(UserChangeRequest) change: UserChangeRequest,
  ): Promise<UserView> {
    return this.users.change(name, change);
  }

  @Delete(':name')
  @HttpCode(204)
  remove(@Param('name') name: string): Promise<void> {
    return this.users.remove(name);
  }
}
