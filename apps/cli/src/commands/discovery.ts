import type { AddCommand } from '../command.js';
import { addServiceCommand } from './service-command.js';

export const addDiscovery: AddCommand = (program, context, finish) =>
  addServiceCommand(program, context, finish, {
    name: 'discovery',
    description: 'run the search for services alone',
    start: async (env) => {
      const { start } = await import('#discovery/main.js');
      const { readBrokerUrl } = await import('#bus/broker-url.js');
      const { EnvReader } = await import('#runtime/env.js');
      const running = await start(env);
      return { running, ready: {}, where: `with the broker at ${readBrokerUrl(new EnvReader(env))}` };
    },
  });
