import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BulkIdentifyRequest, BulkOpenRequest } from '#contracts/http/requests.js';
import type { BulkIdentifyAnswer, BulkOpenAnswer } from '#contracts/http/views.js';
import { BulkControl } from '../../../domain/cameras/bulk-control.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { Gives } from '../documents/gives.js';
import { API } from './base.js';
import { withStatus } from './multi-status.js';

/** What is done to many cameras at once, besides recording and setting. */
@Needs('operator')
@Controller(`${API}/cameras`)
export class BulkControlController {
  constructor(private readonly bulk: BulkControl) {}

  /** Opens many cameras that were closed. Each camera has an answer of its own; with 207 some of them are refusals. */
  @Gives({ 200: 'application/json', 207: 'application/json' })
  @Post('open')
  @HttpCode(200)
  async open(
    @JsonBody(BulkOpenRequest) { cameras }: BulkOpenRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkOpenAnswer> {
    return withStatus(response, 200, await this.bulk.open(cameras));
  }

  /** Closes many cameras, so that other programs of their hosts can use them. Each camera has an answer of its own; with 207 some of them are refusals. */
  @Gives({ 200: 'application/json', 207: 'application/json' })
  @Post('close')
  @HttpCode(200)
  async close(
    @JsonBody(BulkOpenRequest) { cameras }: BulkOpenRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkOpenAnswer> {
    return withStatus(response, 200, await this.bulk.close(cameras));
  }

  /** Makes many cameras show themselves. Each camera has an answer of its own; with 207 some of them are refusals. */
  @Gives({ 200: 'application/json', 207: 'application/json' })
  @Post('identify')
  @HttpCode(200)
  async identify(
    @JsonBody(BulkIdentifyRequest) { cameras, ...args }: BulkIdentifyRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkIdentifyAnswer> {
    return withStatus(response, 200, await this.bulk.identify(cameras, args));
  }
}
