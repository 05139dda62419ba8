import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import { ClockReply } from '#contracts/messages/clock.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { ClockKeeper } from './clock-keeper.js';

/** What time it is at the operator's. */
@Controller()
export class ClockController {
  constructor(private readonly keeper: ClockKeeper) {}

  @EventPattern<TopicKey>('agent.clock-reply')
  take(
    @Payload() reply: ClockReply | undefined,
    @Ctx() { arrivedAt }: MessageContext<'agent.clock-reply'>,
  ): void {
    this.keeper.answered(reply, arrivedAt);
  }
}
