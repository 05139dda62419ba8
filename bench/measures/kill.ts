import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { readyLine, startCamera, startCameras, startUp } from '../parts/fleet.js';
import { lostFor } from '../parts/lost-for.js';
import { saidAt } from '../parts/said-at.js';

const LOST: Figure = {
  what: 'SIGKILL of an agent → `service.lost` (will) at an SSE reader',
  unit: 'ms',
  limit: { most: 5000 },
};
const FOUND: Figure = {
  what: "the restarted agent's ready line → `service.found` at the SSE reader",
  unit: 'ms',
  limit: { most: 2000 },
};
const SPAWNED: Figure = { what: 'the same, from the spawn of the agent', unit: 'ms' };

const ID = 'cam-1';

export const kill: Measure = {
  name: 'kill',
  what: 'how soon a killed camera is lost, and found once it runs again',
  async run(scene) {
    await startUp(scene);
    const [camera] = await startCameras(scene, [ID]);
    const events = await scene.events();
    const killed = performance.now();
    camera?.child.kill('SIGKILL');
    const lost = await lostFor('will', events, ID);

    const from = events.received.length;
    const spawned = performance.now();
    const again = startCamera(scene, ID);
    const ready = await saidAt(again, 'stdout', readyLine(ID));
    const found = await events.next('service.found', ({ subject }) => subject === ID, 20_000, from);
    return [
      { figure: LOST, value: lost - killed },
      { figure: FOUND, value: found.at - ready },
      { figure: SPAWNED, value: found.at - spawned },
    ];
  },
};
