import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import type { Collection } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { Forgetting } from '../../../domain/discovery/forgetting.js';
import { Fleet } from '../../../domain/fleet/fleet.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/services`)
export class ServicesController {
  constructor(
    private readonly fleet: Fleet,
    private readonly forgetting: Forgetting,
  ) {}

  /** Lists the services. Those that were lost are among them. */
  @Get()
  all(): Collection<Service> {
    return { items: this.fleet.allServices() };
  }

  /** Tells one service. */
  @Get(':id')
  one(@Param('id') id: string): Service {
    return this.fleet.requireService(id);
  }

  /** Forgets a lost service. One that is found cannot be forgotten. */
  @Needs('operator')
  @Delete(':id')
  @HttpCode(204)
  forget(@Param('id') id: string): Promise<void> {
    return this.forgetting.forget(id);
  }
}
