import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startCameras, startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';
import { standInCamera } from '../../parts/stand-in-camera.js';

const RESTART: Figure = {
  what: 'another size of a simulated camera: `PATCH …/settings` → answered by the first picture of it',
  unit: 'ms',
  limit: { most: 1000 },
};
const TOOL_RESTART: Figure = {
  what: 'another size of the stand-in of a camera, whose tool is started anew: `PATCH …/settings` → answered by its first picture',
  unit: 'ms',
  limit: { most: 1000 },
};
const LIVE: Figure = { what: 'another brightness: `PATCH …/settings` → answered', unit: 'ms' };

const ID = 'cam-1';
const TOOL_ID = 'cam-2';
const CHANGES = 10;
const SIZES = [{ preset: '720p60' }, { preset: '480p90' }] as const;
/** Of a camera whose every change is a restart. */
const TOOL_SIZES = [{ preset: '1080p30' }, { preset: '720p60' }] as const;
const BRIGHTNESSES = [{ brightness: 0.1 }, { brightness: 0 }] as const;

export const settings: Measure = {
  name: 'settings',
  what: 'how soon a setting is in force',
  runs: 3,
  async run(scene) {
    await startUp(scene);
    await startCameras(scene, [ID]);
    const restart = await slowest(scene, ID, SIZES);
    const live = await slowest(scene, ID, BRIGHTNESSES);
    await startCameras(scene, [TOOL_ID], standInCamera());
    const toolRestart = await slowest(scene, TOOL_ID, TOOL_SIZES);
    return [
      { figure: RESTART, value: restart },
      { figure: TOOL_RESTART, value: toolRestart },
      { figure: LIVE, value: live },
    ];
  },
};

/** Sets the camera to one and the other in turn; gives how long the slowest of all changes took, ms. */
async function slowest(
  { place }: Scene,
  id: string,
  [one, other]: readonly [object, object],
): Promise<number> {
  let most = 0;
  for (let i = 0; i < CHANGES; i += 1) {
    const began = performance.now();
    const response = await place.call('PATCH', `/cameras/${id}/settings`, i % 2 === 0 ? one : other);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    most = Math.max(most, performance.now() - began);
  }
  return most;
}
