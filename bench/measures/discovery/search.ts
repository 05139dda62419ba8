import { kernelDrops } from '#testing/kernel-drops.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { findKnownFleet } from '../../parts/known-fleet.js';
import { monotonicOf, nthFinished } from '../../parts/searches.js';
import { toldAt } from '../../parts/told.js';

const FLEET = { prefix: 'cam-', count: 500 };
const FOUND: Figure = {
  what: `of ${FLEET.count} agents that the operator knows, found at an SSE reader by the end of the first search`,
  unit: 'services',
  limit: { least: FLEET.count, most: FLEET.count },
};
const ANSWERED: Figure = {
  what: 'of them, that answered before the end by the count of discovery',
  unit: 'services',
};
const DROPS: Figure = {
  what: "datagrams that the kernel dropped at discovery's sockets meanwhile",
  unit: 'datagrams',
  limit: { most: 0 },
};
const LAST: Figure = { what: 'start of the search → the last `service.found` at the SSE reader', unit: 'ms' };

export const search: Measure = {
  name: 'search-500',
  what: `whether the first search finds all of ${FLEET.count} agents`,
  async run(scene) {
    const { discovery, events } = await findKnownFleet(scene, FLEET);
    const { search, before } = await nthFinished(events, 1);
    const found = toldAt(before, 'service.found');
    const drops = await kernelDrops(discovery.pid, scene.place.ports.discovery);
    return [
      { figure: FOUND, value: found.size },
      { figure: ANSWERED, value: search.answered },
      { figure: DROPS, value: drops },
      { figure: LAST, value: Math.max(...found.values()) - monotonicOf(search.startedAt) },
    ];
  },
};
