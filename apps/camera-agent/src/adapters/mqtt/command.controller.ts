import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import { Command } from '#contracts/messages/command.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { CommandAnswers } from './command-answers.js';

/** Commands to this camera. */
@Controller()
export class CommandController {
  constructor(private readonly answers: CommandAnswers) {}

  @EventPattern<TopicKey>('agent.command')
  take(@Payload() command: Command | undefined, @Ctx() { params }: MessageContext<'agent.command'>): void {
    this.answers.take(params.name, command);
  }
}
