import type { HelperProcess } from '#testing/helpers/helper-process.js';
import { peakMemory, residentMemory } from '../../../test/e2e/support/processes.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { megabytes } from '../../parts/megabytes.js';
import type { Seen } from '../../parts/pictures/audience.js';
import { openAudience, setRelayStage } from '../../parts/relay-stage.js';

const VIEWERS = 10;
const WARM_UP_MS = 5000;
const WATCHED_MS = 15_000;

const WITHOUT: Figure = {
  what: `${VIEWERS} viewers of 720p30 over WebSockets: how much later than at the agent a picture is whole, p99`,
  unit: 'ms',
};
const WITH: Figure = { what: 'the same with one more that reads nothing: p99 of the others', unit: 'ms' };
const DIFFERENCE: Figure = { what: 'with − without', unit: 'ms', limit: { most: 10 } };
const LEFT: Figure = {
  what: 'pictures that the one of the others who had fewest was behind',
  unit: 'frames',
  limit: { most: 2 },
};
const MEMORY: Figure = {
  what: `memory of the API after ${WATCHED_MS / 1000} s of it minus before`,
  unit: 'MB',
  limit: { most: 32 },
};
const PEAK: Figure = { what: 'peak of the memory of the API', unit: 'MB' };

export const stuckViewer: Measure = {
  name: 'stuck-viewer',
  what: 'what the others notice of a viewer that stopped reading, and what it costs',
  runs: 3,
  deadlineMs: 180_000,
  async run(scene) {
    const { api } = await setRelayStage(scene);
    const without = await watched(await openAudience(scene, 'websocket', { viewers: VIEWERS }));
    const audience = await openAudience(scene, 'websocket', { viewers: VIEWERS + 1, stuck: 1 });
    const before = await residentMemory(api.pid);
    const seen = await watched(audience);
    return [
      { figure: WITHOUT, value: without.p99Ms },
      { figure: WITH, value: seen.p99Ms },
      { figure: DIFFERENCE, value: seen.p99Ms - without.p99Ms },
      { figure: LEFT, value: seen.pictures - seen.fewest },
      { figure: MEMORY, value: megabytes((await residentMemory(api.pid)) - before) },
      { figure: PEAK, value: megabytes(await peakMemory(api.pid)) },
    ];
  },
};

async function watched(audience: HelperProcess): Promise<Seen> {
  await audience.ask('watch', { ms: WARM_UP_MS });
  const seen = await audience.ask<Seen>('watch', { ms: WATCHED_MS });
  await audience.close();
  return seen;
}
