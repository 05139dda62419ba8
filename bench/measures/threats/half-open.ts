import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from '#contracts/messages/registry.js';
import type { Collection } from '#contracts/http/views.js';
import { apiRegular, brokerRegular, mediaRegular, type Regular } from '#testing/regulars.js';
import type { Rollcall } from '#testing/rollcall.js';
import { Strangers, TO_A_BROKER, TO_HTTP } from '#testing/strangers.js';
import { residentMemory } from '../../../test/e2e/support/processes.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startCameras } from '../../parts/fleet.js';
import { megabytes } from '../../parts/megabytes.js';
import { startPart } from '../../parts/operator-parts.js';
import type { Scene } from '../../parts/scene.js';
import { Siege, type SiegeOutcome } from '../../parts/siege.js';

const STRANGERS = 1000;
/** So long each stranger that is thrown out comes again. */
const SIEGE_MS = 10_000;
const AFTER_MS = 30_000;
const REST_ASK_EVERY_MS = 1000;
/** Requests of the client before the program's memory is taken as that of a program at work. */
const WARM_UP = 2000;
const CAMERA = 'cam-1';

interface Port {
  readonly number: number;
  readonly program: Rollcall;
  readonly regular: Regular;
}

interface Target {
  readonly name: string;
  readonly title: string;
  readonly says: readonly string[];
  open(scene: Scene): Promise<Port>;
}

const TARGETS: readonly Target[] = [
  { name: 'half-open-broker', title: 'broker', says: TO_A_BROKER, open: openBroker },
  { name: 'half-open-api', title: 'API', says: TO_HTTP, open: openApi },
  { name: 'half-open-media', title: 'media port', says: TO_HTTP, open: openMedia },
];

export const halfOpen: readonly Measure[] = TARGETS.map(measureOf);

function measureOf(target: Target): Measure {
  const figures = figuresOf(target.title);
  return {
    name: target.name,
    what: `${STRANGERS} connections to the ${target.title} that show nothing, twice for ${SIEGE_MS / 1000} s`,
    runs: 1,
    deadlineMs: 180_000,
    async run(scene) {
      const { number, program, regular } = await target.open(scene);
      for (let i = 0; i < WARM_UP; i += 1) await regular.ask();
      const besiege = (): Promise<SiegeOutcome> =>
        new Siege(number, new Strangers(number), regular).last(STRANGERS, target.says, SIEGE_MS);
      const before = await residentMemory(program.pid);
      const first = await besiege();
      const between = await restedMemory(program, regular);
      const second = await besiege();
      const after = await restedMemory(program, regular);
      regular.close();
      const values = [
        first.tries + second.tries,
        first.served + second.served,
        first.failed + second.failed,
        Math.max(first.most, second.most),
        megabytes(between - before),
        megabytes(after - before),
      ];
      return figures.map((figure, i): Sample => ({ figure, value: values[i] ?? NaN }));
    },
  };
}

/** After a rest in which the client asks now and then: a server closes a connection that is not used. */
async function restedMemory(program: Rollcall, regular: Regular): Promise<number> {
  const end = performance.now() + AFTER_MS;
  while (performance.now() < end) {
    await pause(REST_ASK_EVERY_MS);
    await regular.ask();
  }
  return residentMemory(program.pid);
}

function figuresOf(title: string): readonly Figure[] {
  const many = `${STRANGERS} strangers at the ${title}`;
  const rest = `${AFTER_MS / 1000} s after`;
  return [
    { what: `${many}: their connections in all`, unit: 'connections', limit: { least: STRANGERS } },
    { what: `${many}: requests of a client that was there before, served meanwhile`, unit: 'requests' },
    { what: `${many}: its requests that were not`, unit: 'requests', limit: { most: 0 } },
    { what: `${many}: the most of them that it kept at a time`, unit: 'connections', limit: { most: 64 } },
    {
      what: `${many}: memory ${rest} the first time minus before`,
      unit: 'MB',
      limit: { most: 10 },
    },
    {
      what: `${many}: memory ${rest} the second time minus before`,
      unit: 'MB',
      limit: { most: 10 },
    },
  ];
}

async function openBroker(scene: Scene): Promise<Port> {
  const program = await startPart(scene, 'broker');
  const { url, dataDir } = scene.broker;
  return { number: scene.place.ports.mqtt, program, regular: await brokerRegular(url, dataDir) };
}

async function openApi(scene: Scene): Promise<Port> {
  await startPart(scene, 'broker');
  const program = await startPart(scene, 'api');
  const { http } = scene.place.ports;
  return { number: http, program, regular: apiRegular(http, await scene.place.token()) };
}

async function openMedia(scene: Scene): Promise<Port> {
  await startPart(scene, 'broker');
  await Promise.all([startPart(scene, 'discovery'), startPart(scene, 'api')]);
  const [program] = await startCameras(scene, [CAMERA]);
  const { items } = await scene.place.get<Collection<Service>>('/services');
  const number = items.find(({ id }) => id === CAMERA)?.port;
  if (!program || number === undefined) throw new Error('the camera has no media port');
  return { number, program, regular: await mediaRegular(number, CAMERA, scene.place.dataDir) };
}
