import { Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BulkStartRequest, BulkStopRequest } from '#contracts/http/requests.js';
import type { BulkAnswer, FleetRecordings } from '#contracts/http/views.js';
import { BulkRecorder } from '../../../domain/recordings/bulk.js';
import { RecordingIndex } from '../../../domain/recordings/recording-index.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { Gives } from '../documents/gives.js';
import { API } from './base.js';
import { withStatus } from './multi-status.js';

/** The recordings of many cameras at once. */
@Needs('viewer')
@Controller(`${API}/recordings`)
export class RecordingsController {
  constructor(
    private readonly bulk: BulkRecorder,
    private readonly index: RecordingIndex,
  ) {}

  /** Starts recordings of many cameras at once. Each camera has an answer of its own; with 207 some of them are refusals. */
  @Gives({ 201: 'application/json', 207: 'application/json' })
  @Needs('operator')
  @Post()
  async start(
    @JsonBody(BulkStartRequest) { cameras, ...args }: BulkStartRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkAnswer> {
    return withStatus(response, 201, await this.bulk.start(cameras, args));
  }

  /** Stops the recordings of many cameras at once. Each camera has an answer of its own; with 207 some of them are refusals. */
  @Gives({ 200: 'application/json', 207: 'application/json' })
  @Needs('operator')
  @Post('stop')
  async stop(
    @JsonBody(BulkStopRequest) { cameras }: BulkStopRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BulkAnswer> {
    return withStatus(response, 200, await this.bulk.stop(cameras));
  }

  /** Lists the recordings of all cameras, the newest first, and the cameras that could not be asked. */
  @Get()
  all(): Promise<FleetRecordings> {
    return this.index.ofFleet();
  }
}
