import { join } from 'node:path';
import { startCameras } from '../fleet.js';
import type { Scene } from '../scene.js';
import { standInCamera } from '../stand-in-camera.js';
import { FaultFile } from './fault-file.js';
import { SLOW_MS, START_MS, type FaultyCamera } from './faulty-camera.js';
import { ToolCamera } from './tool-camera.js';

const SILENT = { status: 'restarting', code: 'camera-failed' } as const;
const SHOWS = {
  stall: SILENT,
  death: SILENT,
  busy: { status: 'restarting', code: 'camera-busy' },
  // The tool of a sensor that is gone is silent; the next one finds none.
  unplug: SILENT,
  'slow-start': { status: 'starting', code: 'camera-not-ready' },
} as const;

const ORDERS = {
  stall: { state: now('stall'), word: 'stall' },
  death: { state: now('die'), word: 'die' },
  busy: { state: now('busy'), word: 'busy' },
  unplug: { state: now('no-camera'), word: 'no-camera' },
  'slow-start': { state: { STANDIN_START_MS: String(SLOW_MS) } },
} as const;

/** An agent with the stand-in of rpicam-vid, once it stands by. */
export async function rpicamFaults(scene: Scene, id: string): Promise<FaultyCamera> {
  const file = new FaultFile(join(scene.folder, `${id}.json`));
  await file.order({});
  await startCameras(scene, [id], { ...standInCamera(), STANDIN_FILE: file.path }, START_MS);
  const showsLater = { unplug: { status: 'not-connected', code: 'no-camera' } } as const;
  return new ToolCamera({
    id,
    shows: SHOWS,
    showsLater,
    place: scene.place,
    file,
    sound: {},
    orders: ORDERS,
  });
}

function now(fault: string): object {
  return { STANDIN_FAULT: fault, STANDIN_AFTER: '0' };
}
