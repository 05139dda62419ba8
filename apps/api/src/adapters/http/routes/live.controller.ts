import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Needs } from '../auth/access-rule.js';
import { LiveSockets } from '../live/live-sockets.js';
import { API } from './base.js';

/** Many cameras over one WebSocket. */
@Needs('viewer')
@Controller(`${API}/live`)
export class LiveController {
  constructor(private readonly sockets: LiveSockets) {}

  /** Opens the WebSocket for the live pictures of many cameras; `docs/live.md` has what goes over it. */
  @Get()
  open(@Req() request: Request, @Res() response: Response): void {
    this.sockets.accept(request, response);
  }
}
