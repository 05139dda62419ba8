import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FilmNames } from '../../../domain/recordings/film-names.js';
import { VideoRelay } from '../../media/video-relay.js';
import { Needs } from '../auth/access-rule.js';
import { Gives } from '../documents/gives.js';
import { API } from './base.js';
import { RecordingId } from './recording-id.js';

@Needs('viewer')
@Controller(`${API}/cameras/:id/recordings/:rid/times`)
export class FrameTimesController {
  constructor(
    private readonly names: FilmNames,
    private readonly relay: VideoRelay,
  ) {}

  /**
   * Downloads when each frame of a film was captured: a "timecode format v2", as mkvmerge reads it. Behind comments with
   * the operator time of the first frame the nth line is the nth frame, ms since the first, to a microsecond. Ranges are
   * taken; HEAD is answered without a body.
   */
  @Gives({ 200: 'text/plain', 206: 'text/plain', 304: '' })
  @Get()
  async times(
    @Param('id') camera: string,
    @RecordingId() recording: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const film = await this.names.nameOf(camera, recording);
    const fileName = film.replace(/\.mp4$/, '.pts');
    await this.relay.times({ camera, recording, fileName }, request, response);
  }
}
