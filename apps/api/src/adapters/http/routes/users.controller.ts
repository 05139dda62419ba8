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

  /** Adds a user. */
  @Post()
  create(@JsonBody(UserRequest) { name, role, password }: UserRequest): Promise<UserView> {
    return this.users.create(name, role, password);
  }

  /** Lists the users. */
  @Get()
  all(): Collection<UserView> {
    return { items: this.users.all() };
  }

  /** Changes role or password of a user. */
  @Patch(':name')
  change(
    @Param('name') name: string,
    @JsonBody(UserChangeRequest) change: UserChangeRequest,
  ): Promise<UserView> {
    return this.users.change(name, change);
  }

  /** Removes a user, and ends what is open by it. */
  @Delete(':name')
  @HttpCode(204)
  remove(@Param('name') name: string): Promise<void> {
    return this.users.remove(name);
  }
}
