import { Controller, Get } from '@nestjs/common';
import { Bus } from '#bus/bus.js';
import type { HealthView } from '#contracts/http/views.js';
import { JournalWriter } from '../../database/journal-writer.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

/** What `/health` does not say to strangers. */
@Needs('viewer')
@Controller(`${API}/health`)
export class ApiHealthController {
  constructor(
    private readonly bus: Bus,
    private readonly journal: JournalWriter,
  ) {}

  /** Tells how the API fares: its broker and its journal. */
  @Get()
  view(): HealthView {
    return { broker: this.bus.state === 'connected' ? 'connected' : 'away', journal: this.journal.state };
  }
}
