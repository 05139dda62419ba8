import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { findKnownFleet } from '../../parts/known-fleet.js';
import { nthFinished, type Finished } from '../../parts/searches.js';
import { toldAt } from '../../parts/told.js';
import { valuesOf } from '../../series.js';

const FLEET = { prefix: 'cam-', count: 500 };
const LOSS = { lossIn: 0.2, lossOut: 0.2 };
const FIRST: Figure = {
  what: `of ${FLEET.count} agents, found by the end of the first search, 20 % of datagrams lost each way`,
  unit: '%',
};
const FIRST_ALL: Figure = { what: 'by the first, all runs together', unit: '%', limit: { least: 94 } };
const THIRD: Figure = { what: "the same by the end of the third, 10 s after discovery's start", unit: '%' };
const THIRD_ALL: Figure = { what: 'by the third, all runs together', unit: '%', limit: { least: 99.8 } };

export const searchLoss: Measure = {
  name: 'search-500-loss',
  what: `how many of ${FLEET.count} agents are found where a fifth of all datagrams is lost each way`,
  runs: 20,
  async run(scene, run) {
    const { events } = await findKnownFleet(scene, { ...FLEET, ...LOSS, seed: run + 1 });
    const third = await nthFinished(events, 3);
    return [
      { figure: FIRST, value: foundBy(await nthFinished(events, 1)) },
      { figure: THIRD, value: foundBy(third) },
    ];
  },
  pooled: (samples) => [
    { figure: FIRST_ALL, value: meanOf(samples, FIRST) },
    { figure: THIRD_ALL, value: meanOf(samples, THIRD) },
  ],
};

function foundBy({ before }: Finished): number {
  return (100 * toldAt(before, 'service.found').size) / FLEET.count;
}

/** Every run has as many agents. */
function meanOf(samples: readonly Sample[], of: Figure): number {
  const values = valuesOf(samples, of);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
