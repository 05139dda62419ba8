import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startCameras, startUp } from '../../parts/fleet.js';

const RESTART: Figure = {
  what: 'another size of a simulated camera: `PATCH …/settings` → answered by the first picture of it',
  unit: 'ms',
  limit: { most: 1000 },
};
const LIVE: Figure = { what: 'another brightness: `PATCH …/settings` → answered', unit: 'ms' };

const ID = 'cam-1';
const CHANGES = 10;

export const settings: Measure = {
  name: 'settings',
  what: 'how soon a setting is in force',
  runs: 3,
  async run(scene) {
    await startUp(scene);
    await startCameras(scene, [ID]);
    const restarts: number[] = [];
    const lives: number[] = [];
    const change = async (body: object): Promise<number> => {
      const began = performance.now();
      const response = await scene.place.call('PATCH', `/cameras/${ID}/settings`, body);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return performance.now() - began;
    };
    for (let i = 0; i < CHANGES; i += 1) {
      restarts.push(await change({ preset: i % 2 === 0 ? '720p60' : '480p90' }));
      lives.push(await change({ brightness: i % 2 === 0 ? 0.1 : 0 }));
    }
    return [
      { figure: RESTART, value: Math.max(...restarts) },
      { figure: LIVE, value: Math.max(...lives) },
    ];
  },
};
