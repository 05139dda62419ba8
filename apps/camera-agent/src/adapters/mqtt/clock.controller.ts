import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { ClockReply } from '#contracts/messages/clock.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { ClockKeeper } from './clock-keeper.js';

/** What time it is at the operator's. */
@Controller()
export class ClockController {
  constructor(private readonly keeper: ClockKeeper) {}

  @EventPattern<TopicKey>('agent.clock-reply')
  take(@Payload() reply: ClockReply | undefined): void {
    this.keeper.answered(reply);
  }
}
