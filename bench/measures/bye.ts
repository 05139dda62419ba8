import { once } from 'node:events';
import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { startCameras, startUp } from '../parts/fleet.js';
import { lostFor } from '../parts/lost-for.js';

const LOST: Figure = { what: 'SIGTERM to an agent → `service.lost` (bye) at an SSE reader', unit: 'ms' };
const ENDED: Figure = { what: 'SIGTERM to an agent → its process has ended', unit: 'ms' };

const ID = 'cam-1';

export const bye: Measure = {
  name: 'bye',
  what: 'how soon a camera that says goodbye is lost',
  async run(scene) {
    await startUp(scene);
    const [camera] = await startCameras(scene, [ID]);
    if (!camera) throw new Error('no camera');
    const events = await scene.events();
    const asked = performance.now();
    const ended = once(camera.child, 'exit').then(() => performance.now());
    camera.child.kill('SIGTERM');
    return [
      { figure: ENDED, value: (await ended) - asked },
      { figure: LOST, value: (await lostFor('bye', events, ID)) - asked },
    ];
  },
};
