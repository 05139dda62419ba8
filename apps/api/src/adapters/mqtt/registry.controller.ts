import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import type { Presence } from '#contracts/messages/presence.js';
import type { RegistryMeta, Service } from '#contracts/messages/registry.js';
import { Refusals } from '#runtime/refusals.js';
import { Announcer } from '../../domain/events/announcer.js';

/** What discovery writes. */
@Controller()
export class RegistryController {
  constructor(
    private readonly announcer: Announcer,
    private readonly refusals: Refusals,
  ) {}

  @EventPattern<TopicKey>('registry.service')
  service(
    @Payload() service: Service | undefined,
    @Ctx() { params: { id } }: MessageContext<'registry.service'>,
  ): void {
    if (service && service.id !== id)
      return this.refusals.refuse('registry-wrong-id', { id, said: service.id });
    this.announcer.take({ kind: 'service', id, service });
  }

  @EventPattern<TopicKey>('registry.meta')
  meta(@Payload() meta: RegistryMeta | undefined): void {
    this.announcer.take({ kind: 'registry-meta', meta });
  }

  @EventPattern<TopicKey>('discovery.presence')
  presence(@Payload() presence: Presence | undefined): void {
    this.announcer.take({ kind: 'discovery-presence', presence });
  }
}
