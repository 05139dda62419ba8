import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Bus } from '#bus/bus.js';
import type { MessageContext } from '#bus/inbox.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import type { ClockRequest } from '#contracts/messages/clock.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { CLOCK, LOGGER } from '../tokens.js';

/** Tells agents the operator's time, at once: an agent counts the delay as its error. */
@Controller()
export class ClockController {
  constructor(
    private readonly bus: Bus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @EventPattern<TopicKey>('agent.clock-request')
  async tell(
    @Payload() { corr }: ClockRequest,
    @Ctx() { params: { id } }: MessageContext<'agent.clock-request'>,
  ): Promise<void> {
    try {
      const time = new Date(this.clock.now()).toISOString();
      await this.bus.publish('agent.clock-reply', { id }, { corr, time });
    } catch (error) {
      this.logger.warn({ err: error, id }, 'The time was not told; the agent asks again');
    }
  }
}
