import type { AddCommand } from '../command.js';
import { addServiceCommand } from './service-command.js';

export const addApi: AddCommand = (program, context, finish) =>
  addServiceCommand(program, context, finish, {
    name: 'api',
    description: 'run the HTTP API alone',
    start: async (env) => {
      const { start } = await import('#api/main.js');
      const running = await start(env);
      return { running, ready: { port: running.port }, where: `on port ${running.port}` };
    },
  });
