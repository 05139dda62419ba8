import { Controller, Get, Head, Headers, Res } from '@nestjs/common';
import type { Response } from 'express';
import { EventQuery } from '#contracts/http/event-query.js';
import { Needs } from '../auth/access-rule.js';
import { CheckedQuery } from '../body/checked-query.js';
import { EventFilter } from '../events/event-filter.js';
import { EventStream } from '../events/event-stream.js';
import { Gives } from '../documents/gives.js';
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

  /**
   * Opens the event stream. It is of server-sent events: `snapshot` with the whole view first, then everything that changes;
   * `x-events` lists the events, each with the schema of its `data`.
   */
  @Gives({ 200: 'text/event-stream' })
  @Get()
  open(
    @CheckedQuery(EventQuery) query: EventQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): void {
    this.stream.attach(response, { lastEventId, filter: EventFilter.of(query) });
  }
}
