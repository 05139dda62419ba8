import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LiveQuery, StillQuery } from '#contracts/http/media-queries.js';
import { PictureRelay } from '../../media/picture-relay.js';
import { BasicToo, Needs } from '../auth/access-rule.js';
import { CheckedQuery } from '../body/checked-query.js';
import { Gives } from '../documents/gives.js';
import { API } from './base.js';

/** What a camera sees now. */
@Needs('viewer')
@BasicToo()
@Controller(`${API}/cameras/:id`)
export class PicturesController {
  constructor(private readonly relay: PictureRelay) {}

  /**
   * Shows the live picture for as long as it is read. It is fragmented MP4, which ffplay, VLC and OBS play.
   */
  @Gives({ 200: 'video/mp4' })
  @Get('live')
  live(
    @Param('id') camera: string,
    @CheckedQuery(LiveQuery) { mode }: LiveQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> | void {
    // Express answers HEAD here, too; a picture without an end has no head of its own.
    if (request.method === 'HEAD') return void response.type('video/mp4').end();
    return this.relay.watch(camera, mode, response);
  }

  /**
   * Takes a still picture of this moment.
   */
  @Gives({ 200: 'image/jpeg' })
  @Get('still')
  still(
    @Param('id') camera: string,
    @CheckedQuery(StillQuery) { width }: StillQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.relay.still(camera, width, response);
  }
}
