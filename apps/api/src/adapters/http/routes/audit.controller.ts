import { Controller, Get } from '@nestjs/common';
import type { AuditEntry } from '#contracts/http/access-views.js';
import { AuditQuery } from '#contracts/http/audit-query.js';
import type { Collection } from '#contracts/http/views.js';
import { AuditFile } from '../../fs/audit-file.js';
import { Needs } from '../auth/access-rule.js';
import { CheckedQuery } from '../body/checked-query.js';
import { API } from './base.js';

const DEFAULT = '100';

@Needs('admin')
@Controller(`${API}/audit`)
export class AuditController {
  constructor(private readonly audit: AuditFile) {}

  /** Lists refused and changing calls, the newest first. */
  @Get()
  async latest(@CheckedQuery(AuditQuery) { limit = DEFAULT }: AuditQuery): Promise<Collection<AuditEntry>> {
    return { items: await this.audit.latest(Number(limit)) };
  }
}
