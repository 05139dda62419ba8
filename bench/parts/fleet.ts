import type { CameraView, Collection } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import type { Place } from '../../test/e2e/support/place.js';
import type { Rollcall } from '#testing/rollcall.js';
import type { Scene } from './scene.js';

const DEADLINE_MS = 20_000;

export const CAMERAS = ['cam-1', 'cam-2', 'cam-3'] as const;

/** `rollcall up`, once it says that it is up. */
export async function startUp(scene: Scene): Promise<Rollcall> {
  const up = scene.start(['up']);
  await up.says('Rollcall is up', DEADLINE_MS);
  return up;
}

/** Agents with simulated cameras, once the API has them all found and standing by. */
export async function startCameras(
  scene: Scene,
  ids: readonly string[],
  env?: Record<string, string>,
  deadlineMs = DEADLINE_MS,
): Promise<Rollcall[]> {
  const cameras = ids.map((id) => startCamera(scene, id, env));
  await standBy(scene.place, ids, deadlineMs);
  return cameras;
}

/** Waits until the API has them all found and standing by. */
export async function standBy(place: Place, ids: readonly string[], deadlineMs = DEADLINE_MS): Promise<void> {
  await eventually('every camera stands by', () => allStandBy(place, ids), deadlineMs);
}

/** What the cameras of one agent with so many of them are called. */
export function cameraIds(agent: string, cameras: number): string[] {
  return Array.from({ length: cameras }, (_, index) => (index === 0 ? agent : `${agent}-${index}`));
}

export function startCamera(scene: Scene, id: string, env?: Record<string, string>): Rollcall {
  return scene.start(['agent'], { ROLLCALL_ID: id, ROLLCALL_DRIVER: 'simulated', ...env });
}

/** What `startCamera`'s program says when it is ready. */
export function readyLine(id: string): string {
  return `Rollcall agent runs as ${id},`;
}

export async function foundIds(place: Place): Promise<string[]> {
  const { items } = await place.get<Collection<Service>>('/services');
  return items.filter(({ status }) => status === 'found').map(({ id }) => id);
}

async function allStandBy(place: Place, ids: readonly string[]): Promise<boolean> {
  const found = await foundIds(place);
  const states = await Promise.all(ids.map((id) => statusOf(place, id)));
  return ids.every((id) => found.includes(id)) && states.every((status) => status === 'standing-by');
}

/** Undefined until the camera's agent has told the broker of itself: it may be found before. */
async function statusOf(place: Place, id: string): Promise<CameraView['status'] | undefined> {
  const response = await place.call('GET', `/cameras/${id}`);
  const view = (await response.json()) as CameraView;
  return response.ok ? view.status : undefined;
}
