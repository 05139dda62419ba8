import { Controller, Get, Inject, Query } from '@nestjs/common';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AuditEntry, Collection } from '#contracts/http/views.js';
import type { Audit } from '../../../domain/access/audit.js';
import { Needs } from '../auth/access.js';
import { API } from './base.js';

export const AUDIT = Symbol('Audit');

const USUAL = 100;
const MOST = 1000;

@Controller(`${API}/audit`)
export class AuditController {
  constructor(@Inject(AUDIT) private readonly audit: Audit) {}

  /** The newest first. */
  @Get()
  @Needs('admin')
  async newest(@Query('limit') limit?: unknown): Promise<Collection<AuditEntry>> {
    return { items: await this.audit.newest(limitIn(limit)) };
  }
}

function limitIn(given: unknown): number {
  if (given === undefined) return USUAL;
  const limit = typeof given === 'string' && /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw new RollcallError('invalid-request', `The limit is a whole number from 1 to ${MOST}.`, {
    fields: ['limit'],
  });
}
