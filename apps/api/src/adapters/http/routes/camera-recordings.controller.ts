import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Collection } from '#contracts/http/views.js';
import { RecordingStartArgs } from '#contracts/messages/command-args.js';
import { RecordingKeepRequest } from '#contracts/http/requests.js';
import type { Recording } from '#contracts/messages/recording.js';
import { Recorder } from '../../../domain/recordings/recorder.js';
import { RecordingIndex } from '../../../domain/recordings/recording-index.js';
import { Needs } from '../auth/access-rule.js';
import { JsonBody } from '../body/json-body.js';
import { API } from './base.js';
import { RecordingId } from './recording-id.js';

/** The recordings of one camera. */
@Needs('viewer')
@Controller(`${API}/cameras/:id/recordings`)
export class CameraRecordingsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly index: RecordingIndex,
  ) {}

  /** Starts a recording. The answer comes with its first frame or, with `startAt`, once it is scheduled. */
  @Needs('operator')
  @Post()
  async start(
    @Param('id') camera: string,
    @JsonBody(RecordingStartArgs) args: RecordingStartArgs,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Recording> {
    const recording = await this.recorder.start(camera, args);
    response.setHeader('Location', `/${API}/cameras/${camera}/recordings/${recording.id}`);
    return recording;
  }

  /** Stops a recording. The answer comes once it is saved. */
  @Needs('operator')
  @Post(':rid/stop')
  @HttpCode(200)
  stop(@Param('id') camera: string, @RecordingId() recordingId: string): Promise<Recording> {
    return this.recorder.stop(camera, { recordingId });
  }

  /** Says whether a recording is kept however full the disk is. */
  @Needs('operator')
  @Patch(':rid')
  keep(
    @Param('id') camera: string,
    @RecordingId() recordingId: string,
    @JsonBody(RecordingKeepRequest) { keep }: RecordingKeepRequest,
  ): Promise<Recording> {
    return this.recorder.keep(camera, { recordingId, keep });
  }

  /** Lists the recordings of a camera, the newest first. */
  @Get()
  async all(@Param('id') camera: string): Promise<Collection<Recording>> {
    return { items: await this.index.ofCamera(camera) };
  }

  /** Tells one recording. */
  @Get(':rid')
  one(@Param('id') camera: string, @RecordingId() recordingId: string): Promise<Recording> {
    return this.index.one(camera, recordingId);
  }

  /** Deletes a recording. */
  @Needs('operator')
  @Delete(':rid')
  @HttpCode(204)
  remove(@Param('id') camera: string, @RecordingId() recordingId: string): Promise<void> {
    return this.recorder.remove(camera, { recordingId });
  }
}
