import { Controller, Header, Post } from '@nestjs/common';
import { InstallLineRequest } from '#contracts/http/enrolment-requests.js';
import type { NewInstallLine } from '#contracts/http/enrolment-views.js';
import { InstallLines } from '../../install/install-lines.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { ToldOnce } from '../idempotency/told-once.js';
import { API } from './base.js';

@Needs('admin')
@Controller(`${API}/install-lines`)
export class InstallLinesController {
  constructor(private readonly lines: InstallLines) {}

  /** Makes the line that makes a Pi a camera, with a join token in it. This answer alone tells it. */
  @Post()
  @ToldOnce()
  @Header('Cache-Control', 'no-store')
  create(@JsonBody(InstallLineRequest) wish: InstallLineRequest): Promise<NewInstallLine> {
    return this.lines.create(wish);
  }
}
