import { eventually } from '#testing/eventually.js';
import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import type { Place } from '../../test/e2e/support/place.js';

const READY: Figure = {
  what: '`npm start` spawned → `/health/ready` answers 200 and `POST /searches` 202',
  unit: 'ms',
  limit: { most: 3000 },
};

const DEADLINE_MS = 30_000;

export const start: Measure = {
  name: 'start',
  what: 'how soon the operator can work after npm start, the build being there',
  async run(scene) {
    const spawned = performance.now();
    scene.npmStart();
    await eventually('the API is ready', () => isReady(scene.place), DEADLINE_MS);
    await eventually('a search is taken', () => searches(scene.place), DEADLINE_MS);
    return [{ figure: READY, value: performance.now() - spawned }];
  },
};

async function isReady({ origin }: Place): Promise<boolean> {
  const response = await fetch(`${origin}/health/ready`).catch(() => undefined);
  await response?.body?.cancel();
  return response?.status === 200;
}

async function searches(place: Place): Promise<boolean> {
  const response = await place.call('POST', '/searches');
  await response.body?.cancel();
  return response.status === 202;
}
