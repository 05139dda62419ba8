import { missingTools } from '#testing/tools.js';
import type { Collection, HistoryEntry } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { percentileOf, valuesOf } from '../../series.js';
import { startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';
import { startClockedCameras, VIDEO } from '../../parts/takes/clocked-cameras.js';
import { oneTake, type OneTake } from '../../parts/takes/one-take.js';
import { skewOf, trueStarts } from '../../parts/takes/true-starts.js';
import { withoutFilm } from '../../parts/takes/without-film.js';
import { wrongPairs, wrongStarts } from '../../parts/takes/wrong-claims.js';

const CAMERAS = 50;
const TAKES = 10;
const LENGTH_MS = 600;
const FRAME_MS = 1000 / VIDEO.fps;

const ARM: Figure = {
  what: `\`POST /takes\` for ${CAMERAS} cameras → each has said whether it is ready`,
  unit: 'ms',
  limit: { most: 2000 },
};
const TOLD: Figure = { what: 'the start is sent → a camera has it, as the camera says', unit: 'ms' };
const TOLD_P99: Figure = { what: 'the same, p99 of all cameras and takes', unit: 'ms', limit: { most: 100 } };
const KEPT: Figure = { what: 'the start is sent → the API hears that a camera has it on disk', unit: 'ms' };
const LEAD: Figure = { what: 'the start is sent → the instant of the start, as chosen', unit: 'ms' };
const SKEW: Figure = {
  what: `true time of the first frame, latest − earliest of ${CAMERAS} cameras`,
  unit: 'ms',
  limit: { most: FRAME_MS + 2 },
};
const BOUND: Figure = { what: 'the largest bound of a start in the certificate', unit: 'ms' };
const WRONG: Figure = {
  what: 'starts and pairs of which the certificate claims what is not true',
  unit: 'claims',
  limit: { most: 0 },
};
const NAMED: Figure = { what: 'cameras that a take named with a reason as without a film', unit: 'films' };
const SILENT: Figure = {
  what: 'cameras of a take that are neither saved nor named with a reason',
  unit: 'films',
  limit: { most: 0 },
};

export const together: Measure = {
  name: 'together',
  what: `${CAMERAS} cameras whose clocks are up to a year and 100 ppm wrong begin at one instant, ${TAKES} takes a run`,
  hindrance: () => missingTools(['ffmpeg']),
  runs: 10,
  deadlineMs: 600_000,
  async run(scene) {
    await startUp(scene);
    await startClockedCameras(scene, CAMERAS);
    const samples: Sample[] = [];
    for (let number = 0; number < TAKES; number++) {
      const done = await oneTake(scene, { name: 'bench', durationMs: LENGTH_MS });
      samples.push(...(await figuresOf(scene, done)));
    }
    return samples;
  },
  pooled: (samples) => [{ figure: TOLD_P99, value: percentileOf(valuesOf(samples, TOLD), 0.99) }],
};

async function figuresOf(scene: Scene, { take, certificate, armMs }: OneTake): Promise<Sample[]> {
  const films = take.entries.flatMap(({ recordings }) => recordings.slice(0, 1));
  const truths = await trueStarts(scene, take);
  const kept = await keptDelays(scene, take);
  const { named, silent } = withoutFilm(take);
  for (const sentence of named) process.stderr.write(`${sentence}\n`);
  const starts = certificate.cameras.flatMap(({ start }) => start ?? []);
  return [
    { figure: ARM, value: armMs },
    ...toldDelays(take, films).map((value) => ({ figure: TOLD, value })),
    ...kept.map((value) => ({ figure: KEPT, value })),
    { figure: LEAD, value: take.leadMs ?? NaN },
    { figure: SKEW, value: skewOf(truths) },
    { figure: BOUND, value: Math.max(...starts.map(({ boundMs }) => boundMs)) },
    { figure: WRONG, value: wrongStarts(certificate, truths) + wrongPairs(certificate, truths) },
    { figure: NAMED, value: named.length },
    { figure: SILENT, value: silent.length },
  ];
}

/** One that had it too late to schedule it says nothing of that: it had it at the instant at the earliest. */
function toldDelays({ startAt = '', leadMs = NaN }: OneTake['take'], films: readonly Recording[]): number[] {
  const sentMs = Date.parse(startAt) - leadMs;
  return films.map(({ toldAt = startAt }) => Date.parse(toldAt) - sentMs);
}

/** Of each camera that did not have it too late: the journal has the operator's time at which the API heard of it. */
async function keptDelays(
  { place }: Scene,
  { startAt = '', leadMs = NaN, entries }: OneTake['take'],
): Promise<number[]> {
  const sentMs = Date.parse(startAt) - leadMs;
  const scheduled = entries.flatMap(({ recordings: [film] }) => (film?.toldAt === undefined ? [] : film));
  const query = `types=recording.scheduled&limit=${CAMERAS}&from=${new Date(sentMs).toISOString()}`;
  const { items } = await eventually('the journal has them', async () => {
    const page = await place.get<Collection<HistoryEntry>>(`/events/history?${query}`);
    return page.items.length >= scheduled.length && page;
  });
  return items.map(({ time }) => Date.parse(time) - sentMs);
}
