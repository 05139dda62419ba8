import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { withConsole } from '../../parts/console-page.js';
import { cpuMs } from '../../parts/cpu-time.js';
import { cameraIds, standBy, startCamera } from '../../parts/fleet.js';
import { startPart } from '../../parts/operator-parts.js';

const WARM_UP_MS = 5000;
const WATCHED_MS = 15_000;
/** Of one agent. */
const CAMERAS = 8;
const AGENTS = ['left', 'right'];
const IDS = AGENTS.flatMap((id) => cameraIds(id, CAMERAS));

const BUSY: Figure = {
  what: `a wall of ${IDS.length} tiles of 640×480 by their key frames: CPU of the API, of one core`,
  unit: '%',
  limit: { most: 10 },
};
const CALM: Figure = { what: 'the same API before the wall is opened', unit: '%' };

export const wall: Measure = {
  name: 'wall',
  what: 'what a wall of small tiles costs the API',
  runs: 3,
  deadlineMs: 180_000,
  async run(scene) {
    await startPart(scene, 'broker');
    await startPart(scene, 'discovery');
    const api = await startPart(scene, 'api');
    const settings = { ROLLCALL_CAMERAS: `${CAMERAS}`, ROLLCALL_VIDEO: '640x480@10' };
    for (const id of AGENTS) startCamera(scene, id, settings);
    await standBy(scene.place, IDS);
    const calm = await share(api.pid);
    const busy = await withConsole(scene.place, async (page) => {
      await page.goto('/#/wall');
      await page
        .locator('.picture[data-state="playing"]')
        .nth(IDS.length - 1)
        .waitFor({ timeout: 30_000 });
      return share(api.pid);
    });
    return [
      { figure: CALM, value: calm },
      { figure: BUSY, value: busy },
    ];
  },
};

/** Of one core, once what is new is over. */
async function share(pid: number): Promise<number> {
  await pause(WARM_UP_MS);
  const [before, from] = [await cpuMs(pid), performance.now()];
  await pause(WATCHED_MS);
  return (((await cpuMs(pid)) - before) / (performance.now() - from)) * 100;
}
