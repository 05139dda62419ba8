import { Controller, Patch, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BulkSettingsRequest } from '#contracts/http/requests.js';
import type { BulkSettingsAnswer } from '#contracts/http/views.js';
import { BulkSettings } from '../../../domain/cameras/bulk-settings.js';
import { Needs } from '../auth/access-rule.js';
import { Gives } from '../documents/gives.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';
import { withStatus } from './multi-status.js';

/** The settings of many cameras at once. */
@Needs('operator')
@Controller(`${API}/settings`)
export class SettingsController {
  constructor(private readonly bulk: BulkSettings) {}

  /** Changes settings of many cameras at once. Each camera has an answer of its own; with 207 some of them are refusals. */
  @Gives({ 200: 'application/json', 207: 'application/json' })
  @Patch()
  async change(
    @JsonBody(BulkSettingsRequest) { cameras, settings }: BulkSettingsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkSettingsAnswer> {
    return withStatus(response, 200, await this.bulk.change(cameras, settings));
  }
}
