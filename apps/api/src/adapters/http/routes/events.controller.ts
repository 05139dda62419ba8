import { Controller, Get, Head, Headers, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Needs } from '../auth/access-rule.js';
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
   * @param types Only events of these types, with commas between them.
   * @param telemetry With `true`, how each camera fares as well, every ten seconds (`camera.telemetry`), and how far collections are (`collection.progress`).
   * @param camera Nothing that is about another camera than this one.
   */
  @Gives({ 200: 'text/event-stream' })
  @Get()
  open(
    @Query('types') types: unknown,
    @Query('camera') camera: unknown,
    @Query('telemetry') telemetry: unknown,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): void {
    this.stream.attach(response, { lastEventId, filter: EventFilter.of({ types, camera, telemetry }) });
  }
}
