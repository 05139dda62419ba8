import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Bus } from '#bus/bus.js';
import { outcomeOf } from '#contracts/errors/outcome.js';
import type { SearchCommand } from '#contracts/messages/command.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { Discovery } from '../../domain/discovery.js';

/** Searches on request: the answer is the search that was started or joined. */
@Controller()
export class SearchController {
  constructor(
    private readonly discovery: Discovery,
    private readonly bus: Bus,
  ) {}

  @EventPattern<TopicKey>('discovery.search')
  search(@Payload() { corr, requester }: SearchCommand): Promise<void> {
    const outcome = outcomeOf(() => ({ ...this.discovery.requestSearch() }));
    return this.bus.publish('discovery.reply', { requester }, { corr, ...outcome });
  }
}
