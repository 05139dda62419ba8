import type { AddCommand } from '../command.js';
import { addServiceCommand } from './service-command.js';

export const addAgent: AddCommand = (program, context, finish) =>
  addServiceCommand(program, context, finish, {
    name: 'agent',
    description: 'run the agent of the camera on this machine',
    start: async (env) => {
      const { start } = await import('#camera-agent/main.js');
      const running = await start(env);
      const { id, mediaPort, claimed } = running;
      const what = claimed ? `recordings on port ${mediaPort}` : 'which belongs to nobody yet';
      return { running, ready: { id, mediaPort, claimed }, where: `as ${id}, ${what}` };
    },
  });
