import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTempDir } from '#testing/make-temp-dir.js';
import { Rollcall } from '#testing/rollcall.js';
import { Place } from '../e2e/support/place.js';
import { residentMemory } from '../e2e/support/processes.js';
import { check } from './check.js';
import { slopeOf, type Point } from './slope.js';
import { readNumbers } from './options.js';
import { Load } from './support/load.js';

const ABOUT =
  'An agent under load in real time, by the built program: it records in segments that are deleted to make room, is watched,\nset and asked for stills. Does it take more and more memory, or keep what it opened?';
const { minutes = 0, warmup = 0 } = readNumbers('soak:agent', ABOUT, [
  { name: 'minutes', what: 'how long it is watched', byDefault: 60 },
  { name: 'warmup', what: 'minutes before that', byDefault: 10 },
]);

const MINUTE_MS = 60_000;
const LOOK_MS = 2000;
const CAMERA = 'cam-1';
const KEPT_BYTES = 200_000_000;

const place = await Place.in(await makeTempDir());
const up = Rollcall.start(['up'], place.env);
await up.says('Rollcall is up');
const agent = Rollcall.start(['agent'], {
  ...place.env,
  ROLLCALL_ID: CAMERA,
  ROLLCALL_DRIVER: 'simulated',
  ROLLCALL_VIDEO: '1280x720@30',
  ROLLCALL_KEEP_BYTES: `${KEPT_BYTES}`,
});
const load = new Load(place, CAMERA);
try {
  await agent.says('Rollcall agent runs as');
  await load.start();
  await pause(warmup * MINUTE_MS);
  const before = await descriptors();
  const points = await watch();
  const after = await descriptors();
  await load.stop();
  report(points, before, after);
} finally {
  await load.stop();
  await agent.end();
  await up.end();
}

/** The least memory of each minute: what a collection leaves. */
async function watch(): Promise<Point[]> {
  const points: Point[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    const seen: number[] = [];
    for (const end = performance.now() + MINUTE_MS; performance.now() < end;) {
      seen.push((await residentMemory(agent.pid)) / 1e6);
      await pause(LOOK_MS);
    }
    points.push({ x: minute / 60, y: Math.min(...seen) });
    process.stderr.write(
      `${minute} min: ${Math.min(...seen).toFixed(1)} to ${Math.max(...seen).toFixed(1)} MB, ${await descriptors()} descriptors, ${load.summary}\n`,
    );
  }
  return points;
}

async function descriptors(): Promise<number> {
  return (await readdir(join('/proc', `${agent.pid}`, 'fd'))).length;
}

function report(points: readonly Point[], before: number, after: number): void {
  process.stdout.write(`${minutes} min under load: ${load.summary}\n`);
  const first = points[0]?.y ?? 0;
  const last = points.at(-1)?.y ?? 0;
  process.stdout.write(
    `least memory of the first minute ${first.toFixed(1)} MB, of the last ${last.toFixed(1)} MB\n`,
  );
  check('memory growth, MB an hour, by the line through the minutes', round(slopeOf(points)), { most: 1 });
  check('descriptors more than before', after - before, { most: 2 });
  check('requests that failed', load.failures, { most: 0 });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
