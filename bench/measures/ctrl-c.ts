import { once } from 'node:events';
import { eventually } from '#testing/eventually.js';
import type { Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { saidAt } from '../parts/said-at.js';
import { processesOf } from '../../test/e2e/support/processes.js';

const GONE: Figure = {
  what: 'SIGINT to the demo → no process of it is left',
  unit: 'ms',
  limit: { most: 3000 },
};
const LEFT: Figure = {
  what: 'processes left at the moment at which the demo has ended',
  unit: 'processes',
  limit: { most: 0 },
};

export const ctrlC: Measure = {
  name: 'ctrl-c',
  what: 'how soon Ctrl-C ends the demo and its seven processes',
  async run(scene) {
    const { dataDir } = scene.place;
    const demo = scene.start(['demo']);
    await saidAt(demo, 'stdout', 'Ctrl-C ends the demo.');
    const before = (await processesOf(dataDir)).length;
    if (before !== 7) throw new Error(`the demo has ${before} processes, not 7`);
    const asked = performance.now();
    const exit = once(demo.child, 'exit');
    demo.child.kill('SIGINT');
    const [code] = (await exit) as [number | null];
    if (code !== 0) throw new Error(`the demo ended with ${String(code)}: ${demo.stderr}`);
    const left = (await processesOf(dataDir)).length;
    await eventually('no process is left', async () => (await processesOf(dataDir)).length === 0);
    return [
      { figure: GONE, value: performance.now() - asked },
      { figure: LEFT, value: left },
    ];
  },
};
