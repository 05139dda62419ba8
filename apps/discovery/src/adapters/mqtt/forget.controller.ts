import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Bus } from '#bus/bus.js';
import { outcomeOf } from '#contracts/errors/outcome.js';
import type { ForgetCommand } from '#contracts/messages/command.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { Discovery } from '../../domain/discovery.js';

/** Takes lost services out of the registry on request. */
@Controller()
export class ForgetController {
  constructor(
    private readonly discovery: Discovery,
    private readonly bus: Bus,
  ) {}

  @EventPattern<TopicKey>('discovery.forget')
  forget(@Payload() { corr, requester, id }: ForgetCommand): Promise<void> {
    const outcome = outcomeOf(() => {
      this.discovery.forget(id);
      return {};
    });
    return this.bus.publish('discovery.reply', { requester }, { corr, ...outcome });
  }
}
