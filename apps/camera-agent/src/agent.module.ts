import { Module, type DynamicModule } from '@nestjs/common';
import { ClockKeeper } from './adapters/mqtt/clock-keeper.js';
import { ClockController } from './adapters/mqtt/clock.controller.js';
import { CommandAnswers } from './adapters/mqtt/command-answers.js';
import { CommandController } from './adapters/mqtt/command.controller.js';

/** What the agent hears over the bus, one controller per concern. */
@Module({ controllers: [CommandController, ClockController] })
export class AgentModule {
  static with(answers: CommandAnswers, keeper: ClockKeeper): DynamicModule {
    return {
      module: AgentModule,
      providers: [
        { provide: CommandAnswers, useValue: answers },
        { provide: ClockKeeper, useValue: keeper },
      ],
    };
  }
}
