import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Search } from '#contracts/messages/search.js';
import { type Deed, Deeds } from '../../../domain/journal/deeds.js';
import { Searches } from '../../../domain/searches/searches.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/searches`)
export class SearchesController {
  constructor(
    private readonly searches: Searches,
    private readonly deeds: Deeds,
  ) {}

  /** Starts a search, or joins the one that runs. The answer comes at once: what is found comes as events. */
  @Needs('operator')
  @Post()
  @HttpCode(202)
  start(): Promise<Search> {
    const deed: Deed = { command: 'search', subject: 'registry' };
    return this.deeds.of(
      deed,
      () => this.searches.start(),
      ({ id }) => ({ search: id }),
    );
  }

  /** Tells the latest search. */
  @Get('latest')
  latest(): Search {
    return this.searches.latest();
  }
}
