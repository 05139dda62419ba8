import { Controller, Get, Param } from '@nestjs/common';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Collection } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { Fleet } from '../../../domain/fleet/fleet.js';
import { API } from './base.js';

@Controller(`${API}/services`)
export class ServicesController {
  constructor(private readonly fleet: Fleet) {}

  @Get()
  all(): Collection<Service> {
    return { items: this.fleet.allServices() };
  }

  @Get(':id')
  one(@Param('id') id: string): Service {
    const service = this.fleet.service(id);
    if (service) return service;
    throw new RollcallError('unknown-service', 'There is no service with this id.');
  }
}
