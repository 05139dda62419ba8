import { setTimeout as pause } from 'node:timers/promises';
import { idOf } from '#testing/rack/protocol.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { startCameras, startUp } from '../../parts/fleet.js';
import { inStep } from '../../parts/searches.js';
import { toldOfAll } from '../../parts/told.js';

const KILLED: Figure = {
  what: 'SIGKILL of an agent → `service.lost` at an SSE reader',
  unit: 'ms',
  limit: { most: 3000 },
};
const SILENT: Figure = {
  what: 'an agent that is known by UDP alone falls silent → `service.lost` at an SSE reader',
  unit: 's',
  limit: { most: 105 },
};

const CAMERA = 'cam-1';
const UDP = { prefix: 'udp-', count: 1, firstAddress: '127.1.0.1' };

/** Searches come each half minute, so the silence begins elsewhere between two of them in each run. */
const PERIOD_MS = 30_000;
const GOLDEN = 0.618;
const DEADLINE_MS = 150_000;

export const lost: Measure = {
  name: 'lost',
  what: 'how soon an agent is lost that is killed, or silent where UDP alone knows it',
  runs: 3,
  deadlineMs: 300_000,
  async run(scene, run) {
    await startUp(scene);
    const startedAt = Date.now();
    const events = await scene.events();
    const udp = scene.rack({ ...UDP, announce: true });
    const [camera] = await startCameras(scene, [CAMERA]);
    await toldOfAll(events, 'service.found', [idOf(UDP, 0)], 30_000);
    await inStep(events, startedAt);
    await pause(((run * GOLDEN) % 1) * PERIOD_MS);
    const killed = performance.now();
    camera?.child.kill('SIGKILL');
    const silent = await udp.silence();
    const lostAt = async (id: string): Promise<number> =>
      Math.max(...(await toldOfAll(events, 'service.lost', [id], DEADLINE_MS)));
    return [
      { figure: KILLED, value: (await lostAt(CAMERA)) - killed },
      { figure: SILENT, value: ((await lostAt(idOf(UDP, 0))) - silent) / 1000 },
    ];
  },
};
