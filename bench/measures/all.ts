import type { Measure } from '../measure.js';
import { bulk } from './bulk.js';
import { bye } from './bye.js';
import { call } from './call.js';
import { crash } from './crash.js';
import { ctrlC } from './ctrl-c.js';
import { demo } from './demo.js';
import { kill } from './kill.js';
import { memoryAgent } from './memory-agent.js';
import { memoryParts, memoryUp } from './memory-idle.js';
import { start } from './start.js';

/** In the order of the table. */
export const MEASURES: readonly Measure[] = [
  start,
  demo,
  kill,
  bye,
  ctrlC,
  memoryAgent,
  memoryParts,
  memoryUp,
  bulk,
  crash,
  call,
];
