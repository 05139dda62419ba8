import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing/eventually.js';
import type { Snapshot } from '#contracts/http/views.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';

const FLEET = { prefix: 'cam-', count: 1000 };
const LIMIT = { most: 50 };
const LIST: Figure = {
  what: '`GET /services` with 1000 services and camera states → its whole answer is read',
  unit: 'ms',
  limit: LIMIT,
};
const SNAPSHOT: Figure = {
  what: '`GET /events` with the same → its `snapshot` is read',
  unit: 'ms',
  limit: LIMIT,
};

const TIMES = 20;
const APART_MS = 250;
const DEADLINE_MS = 90_000;

export const scaleApi: Measure = {
  name: 'scale-api',
  what: 'how soon the API answers with 1000 cameras',
  runs: 1,
  deadlineMs: 240_000,
  async run(scene) {
    await startUp(scene);
    await scene.rack({ ...FLEET, broker: scene.broker }).ready(DEADLINE_MS);
    await eventually('every camera stands by', () => allStandBy(scene), DEADLINE_MS);
    const samples: Sample[] = [];
    for (let i = 0; i < TIMES; i += 1) {
      samples.push(await list(scene), await snapshot(scene));
      await pause(APART_MS);
    }
    return samples;
  },
};

async function list({ place }: Scene): Promise<Sample> {
  await place.token();
  const began = performance.now();
  await (await place.call('GET', '/services')).text();
  return { figure: LIST, value: performance.now() - began };
}

async function snapshot({ place }: Scene): Promise<Sample> {
  const began = performance.now();
  const events = await place.events();
  events.close();
  const [first] = events.received;
  return { figure: SNAPSHOT, value: (first?.at ?? NaN) - began };
}

async function allStandBy({ place }: Scene): Promise<boolean> {
  const events = await place.events();
  events.close();
  const { cameras } = events.received[0]?.event as unknown as Snapshot;
  await pause(APART_MS);
  return cameras.filter(({ status }) => status === 'standing-by').length === FLEET.count;
}
