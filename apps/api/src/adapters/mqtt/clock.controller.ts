import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Bus } from '#bus/bus.js';
import type { MessageContext } from '#bus/inbox.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import type { ClockRequest } from '#contracts/messages/clock.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { FineTime } from '#runtime/fine-time.js';
import { CLOCK, LOGGER } from '../tokens.js';

/** Tells agents the operator's time. How long a question waited here is told too, so that it is no part of their error. */
@Controller()
export class ClockController {
  private readonly fineTime: FineTime;

  constructor(
    private readonly bus: Bus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.fineTime = new FineTime(clock);
  }

  @EventPattern<TopicKey>('agent.clock-request')
  async tell(
    @Payload() { corr }: ClockRequest,
    @Ctx() { params: { id }, arrivedAt }: MessageContext<'agent.clock-request'>,
  ): Promise<void> {
    try {
      const left = this.fineTime.at(this.clock.monotonic());
      const reached = this.fineTime.at(arrivedAt);
      const time = new Date(this.clock.now()).toISOString();
      const stamps = { reachedMs: reached.ms, leftMs: left.ms, errorMs: left.errorMs };
      await this.bus.publish('agent.clock-reply', { id }, { corr, time, ...stamps });
    } catch (error) {
      this.logger.warn({ err: error, id }, 'The time was not told; the agent asks again');
    }
  }
}
