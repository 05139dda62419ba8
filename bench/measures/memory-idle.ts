import { setTimeout as pause } from 'node:timers/promises';
import type { Figure, Sample } from '../figure.js';
import type { Measure } from '../measure.js';
import { CAMERAS, startCameras, startUp } from '../parts/fleet.js';
import { megabytes } from '../parts/megabytes.js';
import { residentMemory } from '../../test/e2e/support/processes.js';
import type { Rollcall } from '#testing/rollcall.js';

/** So long nothing is asked of the programs, once all cameras stand by, before their memory is read. */
const IDLE_MS = 10_000;

const PARTS = ['broker', 'discovery', 'api'].map((part) => ({ part, figure: idle(`\`rollcall ${part}\``) }));
const UP = idle('`rollcall up`: broker, discovery and API in one process');
const AGENT = idle('`rollcall agent`, simulated camera');

function idle(program: string): Figure {
  return { what: `${program}, idle with 3 cameras`, unit: 'MB' };
}

export const memoryParts: Measure = {
  name: 'memory-parts',
  what: 'resident memory of broker, discovery and API as three idle processes, and of an idle agent',
  async run(scene) {
    const parts = PARTS.map(({ part, figure }) => ({ figure, program: scene.start([part]) }));
    await Promise.all(parts.map(({ program }) => program.says('Rollcall')));
    const [program] = await startCameras(scene, CAMERAS);
    await pause(IDLE_MS);
    return Promise.all([...parts, { figure: AGENT, program }].map(memoryOf));
  },
};

export const memoryUp: Measure = {
  name: 'memory-up',
  what: 'resident memory of rollcall up, idle',
  async run(scene) {
    const up = await startUp(scene);
    await startCameras(scene, CAMERAS);
    await pause(IDLE_MS);
    return [await memoryOf({ figure: UP, program: up })];
  },
};

interface Idler {
  readonly figure: Figure;
  readonly program: Rollcall | undefined;
}

async function memoryOf({ figure, program }: Idler): Promise<Sample> {
  if (!program?.running) throw new Error(`not running: ${figure.what}`);
  return { figure, value: megabytes(await residentMemory(program.pid)) };
}
