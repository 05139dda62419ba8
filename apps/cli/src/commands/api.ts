import type { AddCommand } from '../command.js';
import { doctorOf } from '../process/doctor-of.js';
import { addServiceCommand } from './service-command.js';

export const addApi: AddCommand = (program, context, finish) =>
  addServiceCommand(program, context, finish, {
    name: 'api',
    description: 'run the HTTP API alone',
    start: async (env) => {
      const { start } = await import('#api/main.js');
      const running = await start(env, doctorOf(env));
      const { port, secure } = running;
      return {
        running,
        ready: { port },
        where: `on port ${port}${secure ? `, by TLS on ${secure.port}` : ''}`,
      };
    },
  });
