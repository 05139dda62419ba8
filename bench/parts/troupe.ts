import type { HelperProcess } from '#testing/helpers/helper-process.js';
import type { TroupeOptions } from '#testing/troupe/protocol.js';
import type { Rollcall } from '#testing/rollcall.js';
import { eventually } from '#testing/eventually.js';
import { foundIds } from './fleet.js';
import { startPart } from './operator-parts.js';
import type { Scene } from './scene.js';

const PROGRAM = 'libs/testing/src/troupe/troupe-program.ts';
const FOUND_MS = 30_000;

/** Broker and API, each a process of its own, and a troupe in a third that plays discovery and every agent. */
export interface Stage {
  readonly api: Rollcall;
  readonly troupe: HelperProcess;
}

/** Once the API has found all of so many agents, `cam-0` and on. */
export async function setStage(scene: Scene, count: number): Promise<Stage> {
  await startPart(scene, 'broker');
  const api = await startPart(scene, 'api');
  const troupe = scene.helper(PROGRAM);
  const options: TroupeOptions = { ...scene.broker, count, prefix: 'cam-' };
  await troupe.ask('open', options);
  await allFound(scene, count);
  return { api, troupe };
}

export async function allFound({ place }: Scene, count: number): Promise<void> {
  const all = async (): Promise<boolean> => (await foundIds(place)).length === count;
  await eventually(`${count} cameras are found`, all, FOUND_MS);
}
