import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FilmNames } from '../../../domain/recordings/film-names.js';
import { VideoRelay } from '../../media/video-relay.js';
import { BasicToo, Needs } from '../auth/access-rule.js';
import { API } from './base.js';
import { RecordingId } from './recording-id.js';

@Needs('viewer')
@BasicToo()
@Controller(`${API}/cameras/:id/recordings/:rid/video`)
export class VideoController {
  constructor(
    private readonly names: FilmNames,
    private readonly relay: VideoRelay,
  ) {}

  /** Express answers HEAD here, too; the agent then sends no body. */
  @Get()
  async film(
    @Param('id') camera: string,
    @RecordingId() recording: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const fileName = await this.names.nameOf(camera, recording);
    await this.relay.relay({ camera, recording, fileName }, request, response);
  }
}
