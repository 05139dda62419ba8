import { join } from 'node:path';
import { startCameras } from '../fleet.js';
import type { Scene } from '../scene.js';
import { usbStandIns } from '../stand-in-camera.js';
import { FaultFile } from './fault-file.js';
import { SLOW_MS, START_MS, type FaultyCamera } from './faulty-camera.js';
import { ToolCamera, type ToolFaults } from './tool-camera.js';

const SHOWS = {
  stall: { status: 'restarting', code: 'camera-failed' },
  death: { status: 'restarting', code: 'camera-failed' },
  busy: { status: 'restarting', code: 'camera-busy' },
  unplug: { status: 'not-connected', code: 'no-camera' },
  'slow-start': { status: 'starting', code: 'camera-not-ready' },
} as const;

/** `silentMs`: how long before it stalls the last frame may have come. */
function ordersOf(silentMs: number): ToolFaults['orders'] {
  return {
    stall: { state: { stalls: true }, word: 'stall', beforeMs: silentMs },
    death: { state: { dies: true }, word: 'die' },
    busy: { state: { busy: true }, word: 'busy' },
    unplug: { state: { cameras: [] }, word: 'unplug' },
    'slow-start': { state: { startMs: SLOW_MS } },
  };
}

const FRAME_MS = 1000 / 30;
/** One gives H.264, by v4l2-ctl, which tells of its last frame; the pictures of the other are encoded by ffmpeg, which is stopped. */
const MODELS = { c920: ordersOf(0), c270: ordersOf(FRAME_MS) } as const;

/** An agent with the stand-ins for a USB camera, once it stands by. */
export async function usbFaults(scene: Scene, id: string, model: keyof typeof MODELS): Promise<FaultyCamera> {
  const file = new FaultFile(join(scene.folder, `${id}.json`));
  const sound = { cameras: [{ model, node: '/dev/video0' }] };
  await file.order(sound);
  await startCameras(scene, [id], usbStandIns(file.path), START_MS);
  return new ToolCamera({ id, shows: SHOWS, place: scene.place, file, sound, orders: MODELS[model] });
}
