import { cameraIds, startCamera, standBy } from '../fleet.js';
import type { Scene } from '../scene.js';

/** As wrong as the clocks of Pis without a battery may be, and as far apart as their crystals. */
const CLOCKS = [
  '+1y,100ppm',
  '-1y,-100ppm',
  '+40d,60ppm',
  '-200d,-60ppm',
  '+1y,-100ppm',
  '-1y,100ppm',
  '+3h,20ppm',
] as const;
/** Fifty cameras begin at once on two cores. */
const STAND_BY_MS = 90_000;
/** As many as one agent takes. */
const A_PROCESS = 8;
export const VIDEO = { width: 160, height: 120, fps: 10 } as const;

/**
 * So many simulated cameras, as few processes as can be, each process with another clock; resolves once all of them stand
 * by. Gives their ids.
 */
export async function startClockedCameras(
  scene: Scene,
  count: number,
  env: Record<string, string> = {},
): Promise<string[]> {
  const hosts = Array.from({ length: Math.ceil(count / A_PROCESS) }, (_, host) => ({
    id: `pi-${String.fromCodePoint(97 + host)}`,
    cameras: Math.min(A_PROCESS, count - host * A_PROCESS),
    clock: CLOCKS[host % CLOCKS.length] ?? CLOCKS[0],
  }));
  for (const { id, cameras, clock } of hosts)
    startCamera(scene, id, {
      ROLLCALL_CAMERAS: String(cameras),
      ROLLCALL_VIDEO: `${VIDEO.width}x${VIDEO.height}@${VIDEO.fps}`,
      ROLLCALL_SIMULATE_CLOCK: clock,
      ...env,
    });
  const ids = hosts.flatMap(({ id, cameras }) => cameraIds(id, cameras));
  await standBy(scene.place, ids, STAND_BY_MS);
  return ids;
}
