import { Controller, Get, Put } from '@nestjs/common';
import { RosterRequest } from '#contracts/http/requests.js';
import type { RosterView } from '#contracts/http/views.js';
import { RosterKeeper } from '../../../domain/roster/roster-keeper.js';
import { Needs } from '../auth/access.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Controller(`${API}/roster`)
export class RosterController {
  constructor(private readonly roster: RosterKeeper) {}

  @Get()
  @Needs('viewer')
  view(): RosterView {
    return this.roster.view();
  }

  @Put()
  @Needs('operator')
  replace(@JsonBody(RosterRequest) { names }: RosterRequest): Promise<RosterView> {
    return this.roster.expect(names);
  }
}
