import type { AddCommand } from '../command.js';
import { addServiceCommand } from './service-command.js';

export const addBroker: AddCommand = (program, context, finish) =>
  addServiceCommand(program, context, finish, {
    name: 'broker',
    description: 'run the message broker alone',
    start: async (env) => {
      const { start } = await import('#broker/main.js');
      const running = await start(env);
      const { port, secure } = running;
      const network =
        secure && `, for a Pi at port ${secure.port} with the fingerprint ${secure.fingerprint}`;
      return { running, ready: { port }, where: `on port ${port}${network ?? ''}` };
    },
  });
