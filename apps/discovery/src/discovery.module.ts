import { Module, type DynamicModule } from '@nestjs/common';
import { Bus } from '#bus/bus.js';
import { AgentsController } from './adapters/mqtt/agents.controller.js';
import { ForgetController } from './adapters/mqtt/forget.controller.js';
import { RegistryController } from './adapters/mqtt/registry.controller.js';
import { RegistryOutlet } from './adapters/mqtt/registry-outlet.js';
import { SearchController } from './adapters/mqtt/search.controller.js';
import { Discovery } from './domain/discovery.js';

/** What the broker's messages are handled by. */
@Module({})
export class DiscoveryModule {
  /** The parts are made by `main`: they live before and after the connection to the broker. */
  static of(discovery: Discovery, outlet: RegistryOutlet, bus: Bus): DynamicModule {
    return {
      module: DiscoveryModule,
      controllers: [AgentsController, RegistryController, SearchController, ForgetController],
      providers: [
        { provide: Discovery, useValue: discovery },
        { provide: RegistryOutlet, useValue: outlet },
        { provide: Bus, useValue: bus },
      ],
    };
  }
}
