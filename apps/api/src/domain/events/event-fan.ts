import type { Event } from '#contracts/messages/event.js';
import type { EventSink } from './event-sink.js';

/** Passes each event on to several. */
export class EventFan implements EventSink {
  constructor(private readonly sinks: EventSink[]) {}

  add(sink: EventSink): void {
    this.sinks.push(sink);
  }

  publish(event: Event): void {
    for (const sink of this.sinks) sink.publish(event);
  }
}
