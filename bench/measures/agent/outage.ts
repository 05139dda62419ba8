import { missingTools } from '#testing/tools.js';
import type { Measure } from '../../measure.js';
import { startCameras } from '../../parts/fleet.js';
import { startPart, type PartName } from '../../parts/operator-parts.js';
import { GONE_S, outageFigures, throughOutage } from '../../parts/outage.js';
import type { Scene } from '../../parts/scene.js';
import type { Rollcall } from '#testing/rollcall.js';

const ID = 'cam-1';
const PARTS: readonly PartName[] = ['broker', 'discovery', 'api'];
const FIGURES = outageFigures('broker, discovery and API');

export const outage: Measure = {
  name: 'outage',
  what: `what becomes of a recording while broker, discovery and API are gone for ${GONE_S} s, and how soon it is shown then`,
  hindrance: () => missingTools(['ffmpeg']),
  runs: 3,
  deadlineMs: 240_000,
  async run(scene) {
    let parts = await startParts(scene);
    await startCameras(scene, [ID]);
    const leave = (): Promise<unknown> => Promise.all(parts.map((part) => part.end('SIGKILL')));
    const comeBack = async (): Promise<void> => {
      parts = await startParts(scene);
    };
    return throughOutage(scene, ID, { leave, comeBack }, FIGURES);
  },
};

function startParts(scene: Scene): Promise<Rollcall[]> {
  return Promise.all(PARTS.map((part) => startPart(scene, part)));
}
