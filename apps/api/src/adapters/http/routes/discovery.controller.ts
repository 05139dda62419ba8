import { Controller, Get } from '@nestjs/common';
import type { DiscoveryView } from '#contracts/http/views.js';
import { discoveryView } from '../../../domain/discovery/discovery-view.js';
import { Fleet } from '../../../domain/fleet/fleet.js';
import { Needs } from '../auth/access-rule.js';
import { API } from './base.js';

@Needs('viewer')
@Controller(`${API}/discovery`)
export class DiscoveryController {
  constructor(private readonly fleet: Fleet) {}

  /** Tells how discovery fares. */
  @Get()
  view(): DiscoveryView {
    return discoveryView(this.fleet);
  }
}
