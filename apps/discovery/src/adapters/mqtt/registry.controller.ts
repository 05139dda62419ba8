import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MessageContext } from '#bus/inbox.js';
import type { Service } from '#contracts/messages/registry.js';
import type { TopicKey } from '#contracts/topics/topic-map.js';
import { RegistryOutlet } from './registry-outlet.js';

/** The registry as the broker keeps it. */
@Controller()
export class RegistryController {
  constructor(private readonly outlet: RegistryOutlet) {}

  @EventPattern<TopicKey>('registry.service')
  service(
    @Payload() service: Service | undefined,
    @Ctx() { params }: MessageContext<'registry.service'>,
  ): void {
    if (service) this.outlet.stands(params.id);
  }
}
