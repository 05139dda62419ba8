import { Controller, Get } from '@nestjs/common';
import type { DiscoveryView } from '#contracts/http/views.js';
import { discoveryView } from '../../../domain/discovery/discovery-view.js';
import { Fleet } from '../../../domain/fleet/fleet.js';
import { Needs } from '../auth/access.js';
import { API } from './base.js';

@Controller(`${API}/discovery`)
export class DiscoveryController {
  constructor(private readonly fleet: Fleet) {}

  @Get()
  @Needs('viewer')
  view(): DiscoveryView {
    return discoveryView(this.fleet);
  }
}
