import type { AddCommand } from '../command.js';
import { addAgentFleet } from './agent-fleet.js';
import { addInstallCommand } from './agent-install-command.js';
import { AGENT_STOP_MS } from '../process/serve.js';
import { addServiceCommand } from './service-command.js';

export const addAgent: AddCommand = (program, context, finish) => {
  const command = addServiceCommand(program, context, finish, {
    name: 'agent',
    description: 'run the agent of the camera on this machine',
    stopMs: AGENT_STOP_MS,
    start: async (env) => {
      const { start } = await import('#camera-agent/main.js');
      const running = await start(env);
      const { id, mediaPort, claimed } = running;
      const what = claimed ? `recordings on port ${mediaPort}` : 'which belongs to nobody yet';
      return { running, ready: { id, mediaPort, claimed }, where: `as ${id}, ${what}` };
    },
  });
  command.helpCommand(false);
  addAgentFleet(command, context, finish);
  addInstallCommand(command, context, finish);
};
