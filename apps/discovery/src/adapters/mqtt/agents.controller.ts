import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { Discovery } from '../../domain/discovery.js';

/** What agents say through the broker. */
@Controller()
export class AgentsController {
  constructor(private readonly discovery: Discovery) {}

  @EventPattern<TopicKey>('agent.presence')
  presence(
    @Payload() presence: Presence | undefined,
    @Ctx() { params }: MessageContext<'agent.presence'>,
  ): void {
    this.discovery.presence(params.id, presence);
  }

  @EventPattern<TopicKey>('agent.info')
  info(@Payload() info: AgentInfo | undefined, @Ctx() { params }: MessageContext<'agent.info'>): void {
    this.discovery.info(params.id, info);
  }

  @EventPattern<TopicKey>('agent.telemetry')
  telemetry(@Ctx() { params }: MessageContext<'agent.telemetry'>): void {
    this.discovery.telemetry(params.id);
  }
}
