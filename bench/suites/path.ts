import { bulk } from '../measures/bulk.js';
import { bye } from '../measures/bye.js';
import { call } from '../measures/call.js';
import { crash } from '../measures/crash.js';
import { ctrlC } from '../measures/ctrl-c.js';
import { demo } from '../measures/demo.js';
import { kill } from '../measures/kill.js';
import { memoryAgent } from '../measures/memory-agent.js';
import { memoryParts, memoryUp } from '../measures/memory-idle.js';
import { start } from '../measures/start.js';
import type { Suite } from '../suite.js';

export const path: Suite = {
  name: 'bench:path',
  about: `Measures the whole path as a user meets it: builds, then starts the built program in processes of its own, on loopback,
with a real broker and simulated cameras.`,
  examples: [[], ['--only', 'start', '--runs', '20'], ['--only', 'kill', '--only', 'crash']],
  measures: [start, demo, kill, bye, ctrlC, memoryAgent, memoryParts, memoryUp, bulk, crash, call],
};
