import { join } from 'node:path';
import { missingTools } from '#testing/tools.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { cpuShares } from '../../parts/cpu-share.js';
import type { SeenJpegs } from '../../parts/pictures/jpeg-program.js';
import type { Seen } from '../../parts/pictures/audience.js';
import { atAgent, openAudience, setRelayStage } from '../../parts/relay-stage.js';
import type { Scene } from '../../parts/scene.js';
import { filmFrom, startMotion, type Motion } from '../../peers/motion.js';
import type { JpegDelays } from '../../parts/pictures/jpeg-camera-program.js';

const JPEG_PROGRAM = 'bench/parts/pictures/jpeg-program.ts';
const JPEG_CAMERA_PROGRAM = 'bench/parts/pictures/jpeg-camera-program.ts';
const SIZE = { width: 1280, height: 720 };
const MANY = 50;
const WARM_UP_MS = 4000;
const WATCHED_MS = 8000;

const API_EACH: Figure = {
  what: `720p30 over HTTP: CPU of the API for each viewer from the 2nd to the ${MANY}th`,
  unit: '%',
};
const MOTION_EACH: Figure = { what: 'the same picture as MJPEG: the same of motion', unit: '%' };
const RATIO: Figure = { what: 'motion ÷ API, for each viewer', unit: '×' };
const MOTION_ONE: Figure = {
  what: 'CPU of motion with 1 viewer: it decodes and encodes every picture',
  unit: '%',
};
const API_ONE: Figure = { what: 'CPU of API and agent with 1 viewer, the simulated camera in it', unit: '%' };
const API_RATE: Figure = { what: 'bits for one viewer of the API, a second', unit: 'Mb/s' };
const MOTION_RATE: Figure = { what: 'bits for one viewer of motion, a second', unit: 'Mb/s' };
const API_PICTURES: Figure = {
  what: `of 240 pictures, those that the viewer of the API who had fewest saw, of ${MANY}`,
  unit: 'frames',
};
const MOTION_PICTURES: Figure = { what: `the same of motion`, unit: 'frames' };
const API_P50: Figure = {
  what: 'a picture is whole at a viewer directly at the agent → at one of the API, p50',
  unit: 'ms',
};
const API_P99: Figure = { what: 'the same, p99', unit: 'ms' };
const MOTION_P50: Figure = {
  what: 'a JPEG of the same pictures is sent to motion → whole at a viewer of motion, p50',
  unit: 'ms',
};
const MOTION_P99: Figure = { what: 'the same of motion, p99', unit: 'ms' };

interface Watched {
  readonly pictures: number;
  readonly megabitsPerSecond: number;
  readonly delays?: Pick<Seen, 'p50Ms' | 'p99Ms'>;
  /** Of each of the processes, %. */
  readonly cpu: readonly number[];
}

export const peerMotion: Measure = {
  name: 'peer-motion',
  what: `what 1 and ${MANY} viewers of the same picture cost Debian's motion, which serves it as MJPEG, and how late it is`,
  hindrance: () => missingTools(['motion', 'ffmpeg']),
  runs: 3,
  deadlineMs: 180_000,
  async run(scene) {
    const { api, agent } = await setRelayStage(scene);
    const pids = [api.pid, agent.pid];
    const one = await atApi(scene, pids, 1);
    const many = await atApi(scene, pids, MANY);
    const film = await filmFrom(scene, await atAgent(scene));
    const motion = await startMotion(scene, `file://${film}`);
    const motionOne = await atMotion(scene, motion, 1);
    const motionMany = await atMotion(scene, motion, MANY);
    await motion.end();
    const late = await throughMotion(scene, film);
    const [apiEach, motionEach] = [each(one, many), each(motionOne, motionMany)];
    return [
      { figure: API_EACH, value: apiEach },
      { figure: MOTION_EACH, value: motionEach },
      { figure: RATIO, value: motionEach / apiEach },
      { figure: API_ONE, value: one.cpu.reduce((sum, value) => sum + value, 0) },
      { figure: MOTION_ONE, value: motionOne.cpu[0] ?? NaN },
      { figure: API_RATE, value: one.megabitsPerSecond },
      { figure: MOTION_RATE, value: motionOne.megabitsPerSecond },
      { figure: API_PICTURES, value: many.pictures },
      { figure: MOTION_PICTURES, value: motionMany.pictures },
      { figure: API_P50, value: one.delays?.p50Ms ?? NaN },
      { figure: API_P99, value: one.delays?.p99Ms ?? NaN },
      { figure: MOTION_P50, value: late.p50Ms },
      { figure: MOTION_P99, value: late.p99Ms },
    ] satisfies Sample[];
  },
};

function each(one: Watched, many: Watched): number {
  return ((many.cpu[0] ?? NaN) - (one.cpu[0] ?? NaN)) / (MANY - 1);
}

async function atApi(scene: Scene, pids: readonly number[], viewers: number): Promise<Watched> {
  const audience = await openAudience(scene, 'http', { viewers });
  await audience.ask('watch', { ms: WARM_UP_MS });
  const watch = (): Promise<Seen> => audience.ask<Seen>('watch', { ms: WATCHED_MS });
  const { result, shares } = await cpuShares(pids, watch);
  await audience.close();
  const { fewest: pictures, megabitsPerSecond, p50Ms, p99Ms } = result;
  return { pictures, megabitsPerSecond, delays: { p50Ms, p99Ms }, cpu: shares };
}

async function atMotion(scene: Scene, { pid, port }: Motion, viewers: number): Promise<Watched> {
  const audience = scene.helper(JPEG_PROGRAM);
  await audience.ask('open', { port, viewers });
  await audience.ask('watch', { ms: WARM_UP_MS });
  const watch = (): Promise<SeenJpegs> => audience.ask<SeenJpegs>('watch', { ms: WATCHED_MS });
  const { result, shares } = await cpuShares([pid], watch);
  await audience.close();
  return { pictures: result.fewest, megabitsPerSecond: result.megabitsPerSecond, cpu: shares };
}

/** How late motion is with the pictures of a live camera: it tells them by the numbers in them. */
async function throughMotion(scene: Scene, film: string): Promise<JpegDelays> {
  const camera = scene.helper(JPEG_CAMERA_PROGRAM);
  const from = await camera.ask<number>('open', { film, ...SIZE });
  const motion = await startMotion(scene, `http://127.0.0.1:${from}/`);
  const watch = { port: motion.port, ms: WATCHED_MS, kept: join(scene.folder, 'motion.mjpeg') };
  await camera.ask('watch', { ...watch, ms: WARM_UP_MS });
  const delays = await camera.ask<JpegDelays>('watch', watch);
  await camera.close();
  return delays;
}
