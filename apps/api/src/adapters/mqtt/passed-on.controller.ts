import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import type { Refusal } from '#contracts/messages/decode.js';
import type { Event } from '#contracts/messages/event.js';
import { Refusals } from '#runtime/refusals.js';
import { agentEvent, discoveryEvent } from '../../domain/events/passed-on.js';
import { EventSink } from '../../domain/events/event-sink.js';
import { Searches } from '../../domain/searches/searches.js';

/** Events that others make and that go to the readers of the stream as they are. */
@Controller()
export class PassedOnController {
  constructor(
    private readonly sink: EventSink,
    private readonly searches: Searches,
    private readonly refusals: Refusals,
  ) {}

  @EventPattern<TopicKey>('agent.event')
  fromAgent(@Payload() event: Event, @Ctx() { params }: MessageContext<'agent.event'>): void {
    const decoded = agentEvent(params, event);
    if (!decoded.ok) return this.refuse(decoded.refusal, params);
    this.sink.publish(event);
  }

  @EventPattern<TopicKey>('discovery.event')
  fromDiscovery(@Payload() event: Event, @Ctx() { params }: MessageContext<'discovery.event'>): void {
    const decoded = discoveryEvent(params, event);
    if (!decoded.ok) return this.refuse(decoded.refusal, params);
    this.searches.hear(decoded.value);
    this.sink.publish(event);
  }

  private refuse({ fields }: Refusal, topic: object): void {
    this.refusals.refuse('mqtt-event', { topic, fields: fields.slice(0, 8) });
  }
}
