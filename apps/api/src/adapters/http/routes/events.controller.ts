import { Controller, Get, Head, Headers, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Needs } from '../auth/access-rule.js';
import { EventFilter } from '../events/event-filter.js';
import { EventStream } from '../events/event-stream.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/events`)
export class EventsController {
  constructor(private readonly stream: EventStream) {}

  /** Before `Get`, which would answer a HEAD with a stream that never ends. */
  @Head()
  head(@Res() response: Response): void {
    response.setHeader('Content-Type', 'text/event-stream').end();
  }

  @Get()
  open(
    @Query() query: Record<string, unknown>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): void {
    this.stream.attach(response, { lastEventId, filter: EventFilter.of(query) });
  }
}
