import { Controller, Get } from '@nestjs/common';
import { HistoryQuery } from '#contracts/http/history-query.js';
import type { Collection, HistoryEntry } from '#contracts/http/views.js';
import { JournalReader } from '../../database/journal-reader.js';
import { Needs } from '../auth/access-rule.js';
import { CheckedQuery } from '../body/checked-query.js';
import { API } from './base.js';

const DEFAULT_LIMIT = 100;

@Needs('viewer')
@Controller(`${API}/events/history`)
export class HistoryController {
  constructor(private readonly history: JournalReader) {}

  /** Lists what happened, the newest first. */
  @Get()
  page(@CheckedQuery(HistoryQuery) query: HistoryQuery): Promise<Collection<HistoryEntry>> {
    const { limit, cursor, types, camera, by, from, to } = query;
    return this.history.page({
      limit: limit === undefined ? DEFAULT_LIMIT : Number(limit),
      cursor,
      types: types?.split(','),
      camera,
      by,
      from: from === undefined ? undefined : Date.parse(from),
      to: to === undefined ? undefined : Date.parse(to),
    });
  }
}
