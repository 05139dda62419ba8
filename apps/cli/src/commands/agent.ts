import type { AddCommand } from '../command.js';
import { addInstallCommand } from './agent-install-command.js';
import { addServiceCommand } from './service-command.js';

export const addAgent: AddCommand = (program, context, finish) => {
  const command = addServiceCommand(program, context, finish, {
    name: 'agent',
    description: 'run the agent of the camera on this machine',
    start: async (env) => {
      const { start } = await import('#camera-agent/main.js');
      const running = await start(env);
      const { id, mediaPort } = running;
      return { running, ready: { id, mediaPort }, where: `as ${id}, recordings on port ${mediaPort}` };
    },
  });
  command.enablePositionalOptions().helpCommand(false);
  addInstallCommand(command, context, finish);
};
