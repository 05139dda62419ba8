import { Controller, Patch, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BulkSettingsRequest } from '#contracts/http/requests.js';
import type { BulkSettingsAnswer } from '#contracts/http/views.js';
import { BulkSettings } from '../../../domain/cameras/bulk-settings.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';
import { withStatus } from './multi-status.js';

/** The settings of many cameras at once. */
@Needs('operator')
@Controller(`${API}/settings`)
export class SettingsController {
  constructor(private readonly bulk: BulkSettings) {}

  @Patch()
  async change(
    @JsonBody(BulkSettingsRequest) { cameras, settings }: BulkSettingsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkSettingsAnswer> {
    return withStatus(response, 200, await this.bulk.change(cameras, settings));
  }
}
