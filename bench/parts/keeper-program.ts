import { createInterface } from 'node:readline';
import { sweep } from './sweep.js';

// A process of its own, which outlives a bench that is killed: reads the folder of each run, one a line, and sweeps the
// last one once the bench has gone.
let folder: string | undefined;
for await (const line of createInterface(process.stdin)) folder = line;
if (folder !== undefined) await sweep(folder);
