import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { FilmNames } from '../../../domain/recordings/film-names.js';
import { type FilmForm, VideoRelay } from '../../media/video-relay.js';
import { BasicToo, Needs } from '../auth/access-rule.js';
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
   *
   * @param form `progressive` for a film as editors want it; left out, the film as it was recorded.
   */
  @Gives({ 200: 'video/mp4', 206: 'video/mp4', 304: '' })
  @Get()
  async film(
    @Param('id') camera: string,
    @RecordingId() recording: string,
    @Query('form') form: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const wanted = formOf(form);
    const fileName = await this.names.nameOf(camera, recording);
    await this.relay.relay({ camera, recording, fileName, ...wanted }, request, response);
  }
}

function formOf(form: unknown): { form?: FilmForm } {
  if (form === undefined) return {};
  if (form === 'progressive') return { form };
  throw new RollcallError('invalid-request', 'There is no such form of a film.', {
    fields: ['form must be progressive, or left out for the film as it was recorded'],
  });
}
