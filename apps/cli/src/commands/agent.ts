import type { AddCommand } from '../command.js';
import { addAgentFleet } from './agent-fleet.js';
import { addInstallCommand } from './agent-install-command.js';
import { compileEarly } from '#runtime/compile-early.js';
import { keepBufferPoolSmall } from '#runtime/small-buffer-pool.js';
import { keepYoungHeapSmall } from '#runtime/small-young-heap.js';
import { AGENT_STOP_MS } from '../process/serve.js';
import { addServiceCommand } from './service-command.js';

export const addAgent: AddCommand = (program, context, finish) => {
  const command = addServiceCommand(program, context, finish, {
    name: 'agent',
    stopMs: AGENT_STOP_MS,
    description: 'run the agent of the cameras on this machine',
    start: async (env) => {
      keepYoungHeapSmall();
      keepBufferPoolSmall();
      compileEarly();
      const { start } = await import('#camera-agent/main.js');
      const running = await start(env);
      const { id, mediaPort, claimed, cameras, hasFalseClock } = running;
      const where = cameras.map((camera) => `as ${camera.id}, ${whatOf(camera.mediaPort)}`).join(', and ');
      return {
        running,
        ready: { id, mediaPort, claimed },
        where: hasFalseClock ? `${where}, ${FALSE_CLOCK}` : where,
      };
    },
  });
  command.helpCommand(false);
  addAgentFleet(command, context, finish);
  addInstallCommand(command, context, finish);
};

const FALSE_CLOCK = 'with a false clock, as ROLLCALL_SIMULATE_CLOCK says';

/** An agent without an operator has no port. */
function whatOf(mediaPort: number): string {
  return mediaPort > 0 ? `recordings on port ${mediaPort}` : 'which belongs to nobody yet';
}
