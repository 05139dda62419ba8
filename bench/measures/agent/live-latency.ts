import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sourceProgram } from '#testing/source-program.js';
import { missingTools } from '#testing/tools.js';
import type { Figure } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { encodeFilm } from '../../parts/encoded-film.js';
import { percentileOf } from '../../series.js';

const PROGRAM = 'apps/camera-agent/test/live/delivery-program.ts';
const WHAT = 'access unit of 1080p30 at 10 Mb/s in → its last byte at a reader on loopback';

const P50: Figure = { what: `${WHAT}, p50`, unit: 'ms' };
const P99: Figure = { what: `${WHAT}, p99`, unit: 'ms', limit: { most: 10 } };

export const liveLatency: Measure = {
  name: 'live-latency',
  what: 'how long the agent holds a picture on its way to a live viewer',
  hindrance: () => missingTools(['ffmpeg']),
  runs: 3,
  async run(scene) {
    const film = await encodeFilm(scene.folder);
    const [command = '', ...args] = sourceProgram(PROGRAM, [film.path]);
    const { stdout } = await promisify(execFile)(command, args);
    const latencies = JSON.parse(stdout) as number[];
    return [
      { figure: P50, value: percentileOf(latencies, 0.5) },
      { figure: P99, value: percentileOf(latencies, 0.99) },
    ];
  },
};
