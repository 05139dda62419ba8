import { delimiter, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTempDir } from '#testing/make-temp-dir.js';
import { Rollcall } from '#testing/rollcall.js';
import { Place } from '../e2e/support/place.js';
import { check } from './check.js';
import { readNumbers } from './options.js';
import { collectGarbage, INSPECTED } from './support/collector.js';
import { Load } from './support/load.js';
import { Soaked } from './support/soaked.js';

const ABOUT =
  'Two agents under load in real time, by the built program. One records in segments that are deleted to make room, is watched,\nset and asked for stills; the camera tool of the other dies every minute, and its recording goes on. Their garbage is\ncollected every minute: do they keep more and more memory, or what they opened?';
const { minutes = 0, warmup = 0 } = readNumbers('soak:agent', ABOUT, [
  { name: 'minutes', what: 'how long it is watched', byDefault: 60 },
  { name: 'warmup', what: 'minutes before that', byDefault: 10 },
]);

const MINUTE_MS = 60_000;
const LOOK_MS = 2000;
const KEPT_BYTES = 200_000_000;
const FPS = 30;
const [CAMERA, MORTAL] = ['cam-1', 'cam-2'];

const place = await Place.in(await makeTempDir());
const up = Rollcall.start(['up'], place.env);
await up.says('Rollcall is up');
const agents = [
  new Soaked(
    'an agent under load',
    agentOf(CAMERA, { ROLLCALL_DRIVER: 'simulated', ROLLCALL_VIDEO: `1280x720@${FPS}` }),
  ),
  new Soaked('an agent whose camera tool dies every minute', agentOf(MORTAL, mortalCamera())),
];
const load = new Load(place, CAMERA);
const deaths = new Load(place, MORTAL);
try {
  for (const { program } of agents) await program.says('Rollcall agent runs as');
  await load.start();
  await deaths.begin();
  await pause(warmup * MINUTE_MS);
  for (let minute = 1; minute <= minutes; minute += 1) await watch(minute);
  const parts = await deaths.parts();
  await load.stop();
  process.stdout.write(
    `${minutes} min under load: ${load.summary}; parts of the other recording: ${parts}\n`,
  );
  for (const agent of agents) agent.report();
  check('requests that failed', load.failures, { most: 0 });
  check('parts of the recording whose camera tool dies', parts, {
    least: minutes,
    most: 10 * (minutes + warmup),
  });
} finally {
  await load.stop();
  for (const { program } of agents) await program.end();
  await up.end();
}

function agentOf(id: string, camera: Record<string, string>): Rollcall {
  return Rollcall.start(['agent'], {
    ...place.env,
    ...INSPECTED,
    ROLLCALL_ID: id,
    ROLLCALL_KEEP_BYTES: `${KEPT_BYTES}`,
    ...camera,
  });
}

function mortalCamera(): Record<string, string> {
  return {
    PATH: [resolve('libs/testing/stand-ins'), process.env.PATH].join(delimiter),
    STANDIN_FAULT: 'die',
    STANDIN_AFTER: `${60 * FPS}`,
    ROLLCALL_DRIVER: 'rpicam',
    ROLLCALL_VIDEO: `640x480@${FPS}`,
  };
}

async function watch(minute: number): Promise<void> {
  for (const { program } of agents) await collectGarbage(program);
  for (const end = performance.now() + MINUTE_MS; performance.now() < end;) {
    for (const agent of agents) await agent.look();
    await pause(LOOK_MS);
  }
  const told = agents.map((agent) => agent.minute(minute));
  process.stderr.write(`${minute} min: ${told.join('; ')}; ${load.summary}\n`);
}
