import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { VideoQuery } from '#contracts/http/media-queries.js';
import { FilmNames } from '../../../domain/recordings/film-names.js';
import { VideoRelay } from '../../media/video-relay.js';
import { BasicToo, Needs } from '../auth/access-rule.js';
import { CheckedQuery } from '../body/checked-query.js';
import { Gives } from '../documents/gives.js';
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

  /**
   * Downloads a film. Ranges and `If-Range` are taken, so that a download can be resumed; HEAD is answered without a body.
   */
  @Gives({ 200: 'video/mp4', 206: 'video/mp4', 304: '' })
  @Get()
  async film(
    @Param('id') camera: string,
    @RecordingId() recording: string,
    @CheckedQuery(VideoQuery) query: VideoQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const fileName = await this.names.nameOf(camera, recording);
    await this.relay.relay({ camera, recording, fileName, ...query }, request, response);
  }
}
