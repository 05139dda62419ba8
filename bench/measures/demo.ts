import { eventually } from '#testing/eventually.js';
import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { CAMERAS, foundIds } from '../parts/fleet.js';
import { saidAt } from '../parts/said-at.js';
import type { Scene } from '../parts/scene.js';
import type { Rollcall } from '#testing/rollcall.js';

const LISTED: Figure = {
  what: "the last of 3 agents' ready lines → `GET /services` has 3 found",
  unit: 'ms',
  limit: { most: 2000 },
};
const TABLE: Figure = { what: '`rollcall demo` spawned → it has printed its table of 3 cameras', unit: 'ms' };

const DEADLINE_MS = 20_000;

export const demo: Measure = {
  name: 'demo',
  what: 'how soon the demo lists its three cameras',
  async run(scene) {
    const spawned = performance.now();
    // Only with --verbose does the demo pass on what its agents say.
    const program = scene.start(['demo', '--verbose'], { ROLLCALL_LOG_LEVEL: 'info' });
    const [table, listedAfter] = await Promise.all([
      saidAt(program, 'stdout', 'Ctrl-C ends the demo.'),
      listed(scene, program),
    ]);
    return [
      { figure: LISTED, value: listedAfter },
      { figure: TABLE, value: table - spawned },
    ];
  },
};

/** How long after the last agent was ready, ms. */
async function listed({ place }: Scene, program: Rollcall): Promise<number> {
  const ready = await saidAt(program, 'stderr', 'The camera agent is ready', CAMERAS.length);
  const all = async (): Promise<boolean> => (await foundIds(place)).length === CAMERAS.length;
  await eventually('three cameras are listed', all, DEADLINE_MS);
  return performance.now() - ready;
}
