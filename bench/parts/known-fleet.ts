import { knowBefore } from '#testing/rack/known-before.js';
import type { RackSettings } from '#testing/rack/rack-process.js';
import type { EventReader } from '../../test/e2e/support/event-reader.js';
import type { Rollcall } from '#testing/rollcall.js';
import { startPart } from './operator-parts.js';
import type { Scene } from './scene.js';

export interface KnownFleet {
  readonly discovery: Rollcall;
  readonly events: EventReader;
}

/**
 * Broker and API, a reader, and a rack of agents that stands ready and says nothing unasked; then discovery starts, which
 * knows them from before, and its first search finds them.
 */
export async function findKnownFleet(scene: Scene, fleet: Omit<RackSettings, 'port'>): Promise<KnownFleet> {
  await knowBefore(scene.place.dataDir, fleet);
  await startPart(scene, 'broker');
  await startPart(scene, 'api');
  const events = await scene.events();
  await scene.rack(fleet).ready();
  return { events, discovery: await startPart(scene, 'discovery') };
}
