import { Controller, Get, Put } from '@nestjs/common';
import { RosterRequest } from '#contracts/http/requests.js';
import type { RosterView } from '#contracts/http/views.js';
import { type Deed, Deeds } from '../../../domain/journal/deeds.js';
import { RosterKeeper } from '../../../domain/roster/roster-keeper.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/roster`)
export class RosterController {
  constructor(
    private readonly roster: RosterKeeper,
    private readonly deeds: Deeds,
  ) {}

  /** Tells who is expected, and who of them is there. */
  @Get()
  view(): RosterView {
    return this.roster.view();
  }

  /** Says who is expected. It takes the place of all that was said before. */
  @Needs('operator')
  @Put()
  replace(@JsonBody(RosterRequest) { names }: RosterRequest): Promise<RosterView> {
    const deed: Deed = { command: 'roster-set', subject: 'roster', args: { count: names.length } };
    return this.deeds.of(deed, () => this.roster.expect(names));
  }
}
