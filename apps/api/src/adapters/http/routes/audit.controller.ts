import { Controller, Get, Query } from '@nestjs/common';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AuditEntry } from '#contracts/http/access-views.js';
import type { Collection } from '#contracts/http/views.js';
import { AuditFile } from '../../fs/audit-file.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

const MOST = 1000;
const DEFAULT = '100';

@Needs('admin')
@Controller(`${API}/audit`)
export class AuditController {
  constructor(private readonly audit: AuditFile) {}

  /**
   * Lists refused and changing calls, the newest first.
   *
   * @param limit How many: a number from 1 to 1000, 100 if it is left out.
   */
  @Get()
  async latest(@Query('limit') limit: unknown = DEFAULT): Promise<Collection<AuditEntry>> {
    return { items: await this.audit.latest(readLimit(limit)) };
  }
}

function readLimit(text: unknown): number {
  const limit = typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw new RollcallError('invalid-request', 'The limit cannot be used.', {
    fields: [`limit must be a whole number from 1 to ${MOST}`],
  });
}
