import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { GroupRequest } from '#contracts/http/fleet-requests.js';
import type { Collection, GroupView } from '#contracts/http/views.js';
import { isId } from '#contracts/ids.js';
import { Groups } from '../../../domain/groups/groups.js';
import { type Deed, Deeds } from '../../../domain/journal/deeds.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/groups`)
export class GroupsController {
  constructor(
    private readonly groups: Groups,
    private readonly deeds: Deeds,
  ) {}

  /** Lists the groups of cameras. */
  @Get()
  all(): Collection<GroupView> {
    return { items: this.groups.all() };
  }

  /** Tells which cameras are in a group. */
  @Get(':name')
  one(@Param('name') name: string): GroupView {
    return this.groups.one(name);
  }

  /** Makes a group, or says anew who is in it. */
  @Needs('operator')
  @Put(':name')
  put(@Param('name') name: string, @JsonBody(GroupRequest) { cameras }: GroupRequest): Promise<GroupView> {
    requireName(name);
    const deed: Deed = { command: 'group-put', subject: name, args: { count: cameras.length } };
    return this.deeds.of(deed, () => this.groups.put({ name, cameras }));
  }

  /** Takes a group away; its cameras stay. */
  @Needs('operator')
  @Delete(':name')
  @HttpCode(204)
  remove(@Param('name') name: string): Promise<void> {
    requireName(name);
    return this.deeds.of({ command: 'group-delete', subject: name }, () => this.groups.remove(name));
  }
}

function requireName(name: string): void {
  if (isId(name)) return;
  throw new RollcallError('invalid-request', 'This cannot be the name of a group.', {
    fields: ['name must be 1 to 64 characters of a to z, 0 to 9 and -'],
  });
}
