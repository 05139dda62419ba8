import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import type { Collection, FleetService } from '#contracts/http/views.js';
import { Forgetting } from '../../../domain/discovery/forgetting.js';
import { Deeds } from '../../../domain/journal/deeds.js';
import { Fleet } from '../../../domain/fleet/fleet.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/services`)
export class ServicesController {
  constructor(
    private readonly fleet: Fleet,
    private readonly forgetting: Forgetting,
    private readonly deeds: Deeds,
  ) {}

  /** Lists the services. Those that were lost are among them. */
  @Get()
  all(): Collection<FleetService> {
    return { items: this.fleet.allServices() };
  }

  /** Tells one service. */
  @Get(':id')
  one(@Param('id') id: string): FleetService {
    return this.fleet.requireService(id);
  }

  /** Forgets a lost service. One that is found cannot be forgotten. */
  @Needs('operator')
  @Delete(':id')
  @HttpCode(204)
  forget(@Param('id') id: string): Promise<void> {
    return this.deeds.of({ command: 'forget', subject: id, camera: id }, () => this.forgetting.forget(id));
  }
}
