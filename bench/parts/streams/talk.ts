import type { HelperProcess } from '#testing/helpers/helper-process.js';
import type { SpeakOptions } from '#testing/troupe/protocol.js';
import type { Scene } from '../scene.js';
import type { CrowdOptions, Heard } from './crowd.js';

const CROWD_PROGRAM = 'bench/parts/streams/crowd-program.ts';
const LATE_MS = 5000;

/** Readers in a process of their own, once each has its beginning: of the API, unless they are told another port. */
export async function openCrowd(
  scene: Scene,
  options: Pick<CrowdOptions, 'readers' | 'stuck'> & { readonly port?: number },
): Promise<HelperProcess> {
  const crowd = scene.helper(CROWD_PROGRAM);
  await crowd.ask('open', { port: scene.place.ports.http, token: await scene.place.token(), ...options });
  return crowd;
}

/** What the readers heard of events that a troupe says. */
export async function say(troupe: HelperProcess, crowd: HelperProcess, speech: SpeakOptions): Promise<Heard> {
  await crowd.ask('expect', { events: speech.count });
  await troupe.ask('speak', speech);
  return crowd.ask<Heard>('heard', { withinMs: LATE_MS });
}
