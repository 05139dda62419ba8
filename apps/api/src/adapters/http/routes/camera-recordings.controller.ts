import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Collection } from '#contracts/http/views.js';
import { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { Recorder } from '../../../domain/recordings/recorder.js';
import { RecordingIndex } from '../../../domain/recordings/recording-index.js';
import { Needs } from '../auth/access.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';
import { RecordingId } from './recording-id.js';

/** The recordings of one camera. */
@Controller(`${API}/cameras/:id/recordings`)
export class CameraRecordingsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly index: RecordingIndex,
  ) {}

  @Post()
  @Needs('operator')
  async start(
    @Param('id') camera: string,
    @JsonBody(RecordingStartArgs) args: RecordingStartArgs,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Recording> {
    const recording = await this.recorder.start(camera, args);
    response.setHeader('Location', `/${API}/cameras/${camera}/recordings/${recording.id}`);
    return recording;
  }

  @Post(':rid/stop')
  @Needs('operator')
  @HttpCode(200)
  stop(@Param('id') camera: string, @RecordingId() recordingId: string): Promise<Recording> {
    return this.recorder.stop(camera, { recordingId });
  }

  @Get()
  @Needs('viewer')
  async all(@Param('id') camera: string): Promise<Collection<Recording>> {
    return { items: await this.index.ofCamera(camera) };
  }

  @Get(':rid')
  @Needs('viewer')
  one(@Param('id') camera: string, @RecordingId() recordingId: string): Promise<Recording> {
    return this.index.one(camera, recordingId);
  }

  @Delete(':rid')
  @Needs('operator')
  @HttpCode(204)
  remove(@Param('id') camera: string, @RecordingId() recordingId: string): Promise<void> {
    return this.recorder.remove(camera, { recordingId });
  }
}
