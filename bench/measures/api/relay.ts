import type { HelperProcess } from '#testing/helpers/helper-process.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { cpuShares } from '../../parts/cpu-share.js';
import type { Seen } from '../../parts/pictures/audience.js';
import type { Way } from '../../parts/pictures/viewer.js';
import { openAudience, openBareAudience, setRelayStage, type RelayStage } from '../../parts/relay-stage.js';
import type { Scene } from '../../parts/scene.js';

const MANY = 50;
const WARM_UP_MS = 5000;
const WATCHED_MS = 8000;
/** Both numbers of viewers are measured so often in a run, in turns. */
const TURNS = 2;

interface Figures {
  readonly rate: Figure;
  readonly one: Figure;
  readonly many: Figure;
  readonly ratio: Figure;
  readonly latencyOne: Figure;
  readonly latencyMany: Figure;
  readonly lateP99: Figure;
  readonly left: Figure;
  readonly bareP99: Figure;
  readonly bare: Figure;
}

interface Watched {
  readonly seen: Seen;
  /** Of the API, %. */
  readonly cpu: number;
}

export const relay = measureOf('relay', 'http', 'over HTTP, as players do');
export const relaySocket = measureOf('relay-websocket', 'websocket', 'over a WebSocket each, as pages do');

function measureOf(name: string, way: Way, how: string): Measure {
  const figures = figuresOf(how);
  return {
    name,
    what: `what 1 and ${MANY} viewers of a simulated camera of 720p30 cost the API, ${how}, and how much later they see it`,
    runs: 3,
    deadlineMs: 180_000,
    async run(scene) {
      const stage = await setRelayStage(scene);
      const samples: Sample[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        const one = await watch(scene, stage, way, 1);
        const many = await watch(scene, stage, way, MANY);
        const bare = await watchBare(scene, MANY);
        samples.push(...samplesOf(figures, one, many, bare));
      }
      return samples;
    },
  };
}

async function watch(scene: Scene, { api }: RelayStage, way: Way, viewers: number): Promise<Watched> {
  return watchFrom(await openAudience(scene, way, { viewers }), api.pid);
}

async function watchBare(scene: Scene, viewers: number): Promise<Watched> {
  const { audience, tee } = await openBareAudience(scene, viewers);
  const watched = await watchFrom(audience, tee.pid);
  await tee.close();
  return watched;
}

async function watchFrom(audience: HelperProcess, pid: number): Promise<Watched> {
  await audience.ask('watch', { ms: WARM_UP_MS });
  const { result, shares } = await cpuShares([pid], () => audience.ask<Seen>('watch', { ms: WATCHED_MS }));
  await audience.close();
  return { seen: result, cpu: shares[0] ?? NaN };
}

function samplesOf(figures: Figures, one: Watched, many: Watched, bare: Watched): Sample[] {
  return [
    { figure: figures.rate, value: one.seen.megabitsPerSecond },
    { figure: figures.one, value: one.cpu },
    { figure: figures.many, value: many.cpu },
    { figure: figures.ratio, value: many.cpu / one.cpu },
    { figure: figures.latencyOne, value: one.seen.p99Ms },
    { figure: figures.latencyMany, value: many.seen.p50Ms },
    { figure: figures.lateP99, value: many.seen.p99Ms },
    { figure: figures.left, value: Math.max(0, many.seen.pictures - many.seen.fewest) },
    { figure: figures.bareP99, value: bare.seen.p99Ms },
    { figure: figures.bare, value: bare.cpu },
  ];
}

function figuresOf(how: string): Figures {
  const later = 'a picture is whole at a viewer of the API, minus whole at one directly at the agent';
  const limit = { most: 10 };
  const beside = `beside it ${MANY} viewers over HTTP of a bare Node that passes the bytes on`;
  return {
    rate: { what: `1 camera of 720p30, watched ${how}: bits for one viewer, a second`, unit: 'Mb/s' },
    one: { what: `${how}, 1 viewer: CPU of the API`, unit: '%' },
    many: { what: `${how}, ${MANY} viewers: CPU of the API`, unit: '%' },
    ratio: { what: `${how}: CPU at ${MANY} ÷ CPU at 1`, unit: '×', limit: { most: 3 } },
    latencyOne: { what: `${how}, 1 viewer: ${later}, p99`, unit: 'ms', limit },
    latencyMany: { what: `${how}, ${MANY} viewers: the same, p50`, unit: 'ms' },
    lateP99: { what: `${how}, ${MANY} viewers: the same, p99`, unit: 'ms', limit },
    left: {
      what: `${how}, ${MANY} viewers: pictures that the one who had fewest was behind`,
      unit: 'frames',
    },
    bareP99: { what: `${beside}: the same, p99`, unit: 'ms' },
    bare: { what: `${beside}: its CPU`, unit: '%' },
  };
}
