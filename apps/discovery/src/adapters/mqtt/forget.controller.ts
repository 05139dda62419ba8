import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { ForgetCommand } from '#contracts/messages/command.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { Discovery } from '../../domain/discovery.js';
import { Answers } from './answers.js';

/** Takes lost services out of the registry on request. */
@Controller()
export class ForgetController {
  constructor(
    private readonly discovery: Discovery,
    private readonly answers: Answers,
  ) {}

  @EventPattern<TopicKey>('discovery.forget')
  forget(@Payload() asked: ForgetCommand): Promise<void> {
    const { id } = asked;
    return this.answers.answer({ command: 'forget', id }, asked, () => {
      this.discovery.forget(id);
      return {};
    });
  }
}
