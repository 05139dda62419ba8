import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import type { AgentInfo } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type { AgentTelemetry } from '#contracts/messages/agent-telemetry.js';
import type { Presence } from '#contracts/messages/presence.js';
import { Announcer } from '../../domain/events/announcer.js';

/** What agents say of themselves. */
@Controller()
export class AgentsController {
  constructor(private readonly announcer: Announcer) {}

  @EventPattern<TopicKey>('agent.presence')
  presence(
    @Payload() presence: Presence | undefined,
    @Ctx() { params: { id } }: MessageContext<'agent.presence'>,
  ): void {
    this.announcer.take({ kind: 'agent-presence', id, presence });
  }

  @EventPattern<TopicKey>('agent.info')
  info(
    @Payload() info: AgentInfo | undefined,
    @Ctx() { params: { id } }: MessageContext<'agent.info'>,
  ): void {
    this.announcer.take({ kind: 'agent-info', id, info });
  }

  @EventPattern<TopicKey>('agent.state')
  state(
    @Payload() state: AgentState | undefined,
    @Ctx() { params: { id } }: MessageContext<'agent.state'>,
  ): void {
    this.announcer.take({ kind: 'agent-state', id, state });
  }

  @EventPattern<TopicKey>('agent.telemetry')
  telemetry(
    @Payload() telemetry: AgentTelemetry,
    @Ctx() { params: { id } }: MessageContext<'agent.telemetry'>,
  ): void {
    this.announcer.take({ kind: 'agent-telemetry', id, telemetry });
  }
}
