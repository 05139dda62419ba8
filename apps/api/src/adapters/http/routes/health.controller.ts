import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Bus } from '#bus/bus.js';
import { Gives } from '../documents/gives.js';
import { Public } from '../auth/access-rule.js';

interface Health {
  readonly status: 'up' | 'down';
}

/** For whoever watches over the process: it says up or down and nothing else, so it needs no token. */
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly bus: Bus) {}

  /** Whether the process runs. */
  @Get('live')
  live(): Health {
    return { status: 'up' };
  }

  /** Whether orders can be given. Down while the broker is away: what is shown is old then, and nothing can be ordered. */
  @Gives({ 200: 'application/json', 503: 'application/json' })
  @Get('ready')
  ready(@Res({ passthrough: true }) response: Response): Health {
    if (this.bus.state === 'connected') return { status: 'up' };
    response.status(503);
    return { status: 'down' };
  }
}
