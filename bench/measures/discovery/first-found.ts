import { idsOf } from '#testing/rack/protocol.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startUp } from '../../parts/fleet.js';
import { toldAt, toldOfAll } from '../../parts/told.js';
import { percentileOf, valuesOf } from '../../series.js';

const BOUND: Figure = { what: "an agent's socket is bound → `service.found` at an SSE reader", unit: 'ms' };
const BOUND_P99: Figure = {
  what: '99th percentile from the bound socket',
  unit: 'ms',
  limit: { most: 1500 },
};
const SENT: Figure = { what: 'its first datagram goes out → `service.found` at the SSE reader', unit: 'ms' };
const SENT_P99: Figure = { what: '99th percentile from the first datagram', unit: 'ms', limit: { most: 50 } };

const FLEET = { prefix: 'new-', count: 200 };
const WITHIN_MS = 40_000;
const DEADLINE_MS = 70_000;

export const firstFound: Measure = {
  name: 'first-found',
  what: `how soon ${FLEET.count} agents that nobody knew are found, each started at a random moment of 40 s`,
  runs: 3,
  async run(scene, run) {
    await startUp(scene);
    const events = await scene.events();
    const rack = scene.rack({ ...FLEET, announce: true, startWithinMs: WITHIN_MS, seed: run + 1 });
    const ids = idsOf(FLEET);
    await toldOfAll(events, 'service.found', ids, DEADLINE_MS);
    await rack.ready();
    const found = toldAt(events.received, 'service.found');
    const since = (times: ReadonlyMap<string, number>, id: string): number =>
      (found.get(id) ?? NaN) - (times.get(id) ?? NaN);
    return [
      ...ids.map((id) => ({ figure: BOUND, value: since(rack.boundAt, id) })),
      ...ids.map((id) => ({ figure: SENT, value: since(rack.sentAt, id) })),
    ];
  },
  pooled: (samples) => [
    { figure: BOUND_P99, value: percentileOf(valuesOf(samples, BOUND), 0.99) },
    { figure: SENT_P99, value: percentileOf(valuesOf(samples, SENT), 0.99) },
  ],
};
