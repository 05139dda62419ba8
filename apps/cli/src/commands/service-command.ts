import type { Command } from 'commander';
import type { Environment } from '#runtime/env.js';
import type { Running } from '#runtime/running.js';
import type { Finish } from '../command.js';
import type { Context } from '../context.js';
import { addSettings, withFlags } from '../options/service-options.js';
import { SETTINGS } from '../options/variables.js';
import type { Part } from '../process/layers.js';
import { serve, type Serving } from '../process/serve.js';

export interface StartedService {
  readonly running: Running;
  readonly ready: object;
  /** Ends the sentence that it runs: `on port 1883`. */
  readonly where: string;
}

export interface ServiceCommand {
  readonly name: 'broker' | 'discovery' | 'api' | 'agent';
  readonly description: string;
  /** How long its stop may take, where it knows better. */
  readonly stopMs?: number;
  start(env: Environment): Promise<StartedService>;
}

/** The command that runs one service alone; gives it, for what stands beneath it. */
export function addServiceCommand(
  program: Command,
  context: Context,
  finish: Finish,
  service: ServiceCommand,
): Command {
  const names = SETTINGS[service.name];
  const command = program.command(service.name).description(service.description);
  addSettings(command, names).action(async (flags: Record<string, string>) => {
    const start = async (layers: Part[][]): Promise<Serving> => {
      const { running, ready, where } = await service.start(withFlags(context.env, names, flags));
      layers.push([{ name: service.name, running }]);
      return { ready, lines: [`Rollcall ${service.name} runs ${where}.`] };
    };
    finish(await serve(context, start, service.stopMs));
  });
  return command;
}
