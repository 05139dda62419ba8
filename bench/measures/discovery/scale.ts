import { setTimeout as pause } from 'node:timers/promises';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { cpuMs } from '../../parts/cpu-time.js';
import { findKnownFleet } from '../../parts/known-fleet.js';
import type { Scene } from '../../parts/scene.js';
import { finishedSearches, inStep, nthFinished } from '../../parts/searches.js';
import { summaryOf, valuesOf } from '../../series.js';

const SIZES = [500, 1000, 2000] as const;
type Size = (typeof SIZES)[number];

const CPU: Record<Size, Figure> = {
  500: { what: cpuOf(500), unit: 'ms' },
  1000: { what: cpuOf(1000), unit: 'ms' },
  2000: { what: cpuOf(2000), unit: 'ms' },
};
/** Not of every run: about one search in ten falls together with a collection of the whole heap, 100 ms more. */
const MEDIAN: Figure = {
  what: 'of that time, the median for 1000 services',
  unit: 'ms',
  limit: { most: 200 },
};
const LINEAR = { most: 2.6 };
const DOUBLED: readonly (readonly [Size, Size, Figure])[] = [
  [500, 1000, { what: 'of that time, the medians of 1000 services to 500', unit: '×', limit: LINEAR }],
  [1000, 2000, { what: 'of that time, the medians of 2000 services to 1000', unit: '×', limit: LINEAR }],
];
const SILENT: Figure = {
  what: 'of the services asked in those searches, those that did not answer',
  unit: 'services',
  limit: { most: 0 },
};

/** What a search sets off, such as publications and the file of the registry, is over by then. */
const SETTLE_MS = 2000;

function cpuOf(size: number): string {
  return `processor time of discovery for a search of ${size} found services that all answer`;
}

export const scale: Measure = {
  name: 'scale',
  what: `what a search of ${SIZES.join(', ')} services costs discovery; each run measures one of these`,
  runs: 3 * SIZES.length,
  async run(scene, run) {
    const size = SIZES[run % SIZES.length] ?? SIZES[0];
    const { cpu, silent } = await searchOnce(scene, size);
    return [
      { figure: CPU[size], value: cpu },
      { figure: SILENT, value: silent },
    ];
  },
  pooled: (samples) =>
    [{ figure: MEDIAN, value: medianOf(samples, CPU[1000]) }, ...ratios(samples)].filter(isSeen),
};

function ratios(samples: readonly Sample[]): Sample[] {
  return DOUBLED.map(([less, more, figure]) => {
    return { figure, value: medianOf(samples, CPU[more]) / medianOf(samples, CPU[less]) };
  });
}

function isSeen({ value }: Sample): boolean {
  return !Number.isNaN(value);
}

/** NaN where there is none. */
function medianOf(samples: readonly Sample[], of: Figure): number {
  return summaryOf(valuesOf(samples, of)).median;
}

/** A search that is asked for once those of the start are over: by then the registry is at rest. */
async function searchOnce(scene: Scene, count: Size): Promise<{ cpu: number; silent: number }> {
  const { discovery, events } = await findKnownFleet(scene, { prefix: 'cam-', count });
  const startedAt = Date.now();
  await inStep(events, startedAt);
  await pause(SETTLE_MS);
  const finished = finishedSearches(events).length;
  const before = await cpuMs(discovery.pid);
  await (await scene.place.call('POST', '/searches')).body?.cancel();
  const { search } = await nthFinished(events, finished + 1);
  await pause(SETTLE_MS);
  return { cpu: (await cpuMs(discovery.pid)) - before, silent: count - search.answered };
}
