import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Examination } from '#contracts/http/examination.js';
import { urlHost } from '#runtime/listen.js';
import { Examinations } from '../../../domain/examinations/examinations.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('operator')
@Controller(`${API}/examinations`)
export class ExaminationsController {
  constructor(private readonly examinations: Examinations) {}

  /**
   * Looks at networks, ports and firewall of the operator's host for what keeps cameras from being found. The answer
   * takes some seconds; nothing is changed.
   */
  @Post()
  @HttpCode(200)
  examine(@Req() { protocol, headers, socket }: Request): Promise<Examination> {
    return this.examinations.examine(`${protocol}://${headers.host ?? urlHost(socket.localAddress ?? '')}`);
  }
}
