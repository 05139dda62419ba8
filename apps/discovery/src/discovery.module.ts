import { Module, type DynamicModule } from '@nestjs/common';
import { AgentsController } from './adapters/mqtt/agents.controller.js';
import { Answers } from './adapters/mqtt/answers.js';
import { ForgetController } from './adapters/mqtt/forget.controller.js';
import { RegistryController } from './adapters/mqtt/registry.controller.js';
import { RegistryOutlet } from './adapters/mqtt/registry-outlet.js';
import { SearchController } from './adapters/mqtt/search.controller.js';
import { Discovery } from './domain/discovery.js';

/** What the broker's messages are handled by. */
@Module({})
export class DiscoveryModule {
  /** The parts are made by `main`: they live before and after the connection to the broker. */
  static of(discovery: Discovery, outlet: RegistryOutlet, answers: Answers): DynamicModule {
    return {
      module: DiscoveryModule,
      controllers: [AgentsController, RegistryController, SearchController, ForgetController],
      providers: [
        { provide: Discovery, useValue: discovery },
        { provide: RegistryOutlet, useValue: outlet },
        { provide: Answers, useValue: answers },
      ],
    };
  }
}
