import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import type { EnrolledAgentView } from '#contracts/http/enrolment-views.js';
import type { Collection } from '#contracts/http/views.js';
import { Enrolments } from '../../access/enrolments.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('admin')
@Controller(`${API}/agents`)
export class EnrolledAgentsController {
  constructor(private readonly enrolments: Enrolments) {}

  /** Lists the cameras that joined. */
  @Get()
  all(): Collection<EnrolledAgentView> {
    return { items: this.enrolments.all() };
  }

  /** Shuts a camera out that joined. */
  @Delete(':id')
  @HttpCode(204)
  revoke(@Param('id') id: string): Promise<void> {
    return this.enrolments.revoke(id);
  }
}
