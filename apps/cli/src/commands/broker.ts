import type { AddCommand } from '../command.js';
import { addServiceCommand } from './service-command.js';

export const addBroker: AddCommand = (program, context, finish) =>
  addServiceCommand(program, context, finish, {
    name: 'broker',
    description: 'run the message broker alone',
    start: async (env) => {
      const { start } = await import('#broker/main.js');
      const running = await start(env);
      return { running, ready: { port: running.port }, where: `on port ${running.port}` };
    },
  });
