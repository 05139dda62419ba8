import type { Figure } from '../figure.js';
import { runsOf, type Measure } from '../measure.js';
import type { Keeper } from '../parts/keeper.js';
import { runMeasures } from '../run-measures.js';

const each: Figure = { what: 'each', unit: 'ms' };
const all: Figure = { what: 'all', unit: 'ms', limit: { most: 2 } };

const measure: Measure = {
  name: 'counted',
  what: 'the number of the run',
  runs: 3,
  deadlineMs: 50,
  run: (_, run) =>
    run === 2 ? new Promise(() => undefined) : Promise.resolve([{ figure: each, value: run + 1 }]),
  pooled: (samples) => [{ figure: all, value: samples.reduce((sum, { value }) => sum + value, 0) }],
};

test('a measure runs as often as it says, gives up a run at its own deadline, and pools the others', async () => {
  const keeper = { watch: () => undefined } as unknown as Keeper;
  const { signal } = new AbortController();
  const plan = { measures: [measure], runs: undefined, keeper, signal, tell: () => undefined };
  expect(await runMeasures(plan)).toEqual([
    {
      measure: 'counted',
      series: [
        { figure: each, values: [1, 2] },
        { figure: all, values: [3] },
      ],
      failures: ['counted 3/3: not over within 0.05 s'],
    },
  ]);
});

test.each([
  [undefined, undefined, 5],
  [20, undefined, 20],
  [20, 2, 2],
])('with %s runs of its own and %s asked for it runs %d times', (runs, wanted, count) => {
  const { runs: _runs, ...usual } = measure;
  expect(runsOf({ ...usual, ...(runs && { runs }) }, wanted)).toBe(count);
});
