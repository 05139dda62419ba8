import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { PictureRelay } from '../../media/picture-relay.js';
import { BasicToo, Needs } from '../auth/access-rule.js';
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
   *
   * @param mode `full` for every picture, as when it is left out, or `keyframes`.
   */
  @Gives({ 200: 'video/mp4' })
  @Get('live')
  live(
    @Param('id') camera: string,
    @Query('mode') mode: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> | void {
    // Express answers HEAD here, too; a picture without an end has no head of its own.
    if (request.method === 'HEAD') return void response.type('video/mp4').end();
    return this.relay.watch(camera, once('mode', mode), response);
  }

  /**
   * Takes a still picture of this moment.
   *
   * @param width The width in pixels, if not that of the stream: a number from 16 to 16384.
   */
  @Gives({ 200: 'image/jpeg' })
  @Get('still')
  still(
    @Param('id') camera: string,
    @Query('width') width: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.relay.still(camera, once('width', width), response);
  }
}

/** A query that says one thing twice is an array. What it says is the camera's to judge. */
function once(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new RollcallError('invalid-request', 'The query was not understood.', {
    fields: [`${name} is given twice`],
  });
}
