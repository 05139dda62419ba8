import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { TakeList } from '../../../domain/takes/take-list.js';
import { VideoRelay } from '../../media/video-relay.js';
import { Needs } from '../auth/access-rule.js';
import { Gives } from '../documents/gives.js';
import { API } from './base.js';

/** The pictures of a take of stills. */
@Needs('viewer')
@Controller(`${API}/takes/:id/stills`)
export class TakeStillsController {
  constructor(
    private readonly list: TakeList,
    private readonly relay: VideoRelay,
  ) {}

  /** Downloads the picture that one camera took for a take of stills. Ranges are taken; HEAD is answered without a body. */
  @Gives({ 200: 'image/jpeg', 206: 'image/jpeg', 304: '' })
  @Get(':camera')
  async still(
    @Param('id') id: string,
    @Param('camera') camera: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { entries } = await this.list.one(id);
    const still = entries.find(({ cameraId }) => cameraId === camera)?.still;
    if (!still) throw new RollcallError('unknown-recording', `Camera ${camera} has no still of this take.`);
    await this.relay.still({ camera, recording: still.takeId, fileName: still.file }, request, response);
  }
}
