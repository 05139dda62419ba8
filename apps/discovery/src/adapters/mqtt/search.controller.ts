import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { SearchCommand } from '#contracts/messages/command.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { Discovery } from '../../domain/discovery.js';
import { Answers } from './answers.js';

/** Searches on request: the answer is the search that was started or joined. */
@Controller()
export class SearchController {
  constructor(
    private readonly discovery: Discovery,
    private readonly answers: Answers,
  ) {}

  @EventPattern<TopicKey>('discovery.search')
  search(@Payload() asked: SearchCommand): Promise<void> {
    return this.answers.answer({ command: 'search' }, asked, () => ({ ...this.discovery.requestSearch() }));
  }
}
