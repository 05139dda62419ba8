import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { megabytes } from '../../parts/megabytes.js';
import { openCrowd, say } from '../../parts/streams/talk.js';
import { setStage } from '../../parts/troupe.js';
import { residentMemory } from '../../../test/e2e/support/processes.js';

const READERS = 50;
const AGENTS = 20;
/** Long events: what waits for a reader is full within seconds. */
const LONG = { perSecond: 400, padding: 450 };
const WARM_UP_EVENTS = 4000;
const EVENTS = 8000;

const WITHOUT: Figure = {
  what: `${READERS} readers × 400 events a second, all of them reading: p99`,
  unit: 'ms',
};
const WITH: Figure = { what: 'the same with one more that reads nothing: p99 of the others', unit: 'ms' };
const RATIO: Figure = { what: 'with ÷ without', unit: '×', limit: { most: 1.5 } };
const MISSING: Figure = { what: 'events that the others missed', unit: 'events', limit: { most: 0 } };
const CUT: Figure = {
  what: 'of the readers that read nothing, those that were cut off',
  unit: 'connections',
  limit: { least: 1, most: 1 },
};
const MEMORY: Figure = {
  what: 'memory of the API after it minus before',
  unit: 'MB',
  limit: { most: 32 },
};

export const stuckReader: Measure = {
  name: 'stuck-reader',
  what: 'what the others notice of a reader of the event stream that stopped reading, and what it costs',
  runs: 3,
  deadlineMs: 180_000,
  async run(scene) {
    const { api, troupe } = await setStage(scene, AGENTS);
    const calm = await openCrowd(scene, { readers: READERS });
    await say(troupe, calm, { ...LONG, count: WARM_UP_EVENTS });
    const without = await say(troupe, calm, { ...LONG, count: EVENTS });
    await calm.close();
    const crowd = await openCrowd(scene, { readers: READERS + 1, stuck: 1 });
    const before = await residentMemory(api.pid);
    const heard = await say(troupe, crowd, { ...LONG, count: EVENTS });
    const after = await residentMemory(api.pid);
    await crowd.close();
    return [
      { figure: WITHOUT, value: without.p99Ms },
      { figure: WITH, value: heard.p99Ms },
      { figure: RATIO, value: heard.p99Ms / without.p99Ms },
      { figure: MISSING, value: heard.missing + heard.doubled },
      { figure: CUT, value: heard.cutOff },
      { figure: MEMORY, value: megabytes(after - before) },
    ];
  },
};
