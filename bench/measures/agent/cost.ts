import { setTimeout as pause } from 'node:timers/promises';
import { missingTools } from '#testing/tools.js';
import { peakMemory } from '../../../test/e2e/support/processes.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { CopyingFfmpeg } from '../../parts/copying-ffmpeg.js';
import { cpuMs } from '../../parts/cpu-time.js';
import { encodeFilm } from '../../parts/encoded-film.js';
import { startCameras, startUp } from '../../parts/fleet.js';
import { LiveReader } from '../../../test/e2e/support/live-reader.js';
import { megabytes } from '../../parts/megabytes.js';
import { record } from '../../parts/recordings.js';
import type { Scene } from '../../parts/scene.js';
import { standInCamera } from '../../parts/stand-in-camera.js';

const ID = 'cam-1';
/** What has run a few hundred times is compiled by then. */
const WARM_UP_MS = 15_000;
const WATCHED_MS = 30_000;
const OF_ALL = '1080p30 at 10 Mb/s from the stand-in of a camera, recorded';

const RATE: Figure = { what: `${OF_ALL}: bits of the film, a second`, unit: 'Mb/s' };
const ALONE = figuresOf('no live reader');
const READ = figuresOf('one live reader, by the API');
const PEAK: Figure = {
  what: `${OF_ALL}, with one live reader: peak of the agent's memory`,
  unit: 'MB',
  limit: { most: 180 },
};

interface Figures {
  readonly agent: Figure;
  readonly ffmpeg: Figure;
  readonly ratio: Figure;
}

function figuresOf(readers: string): Figures {
  const what = `${OF_ALL}, ${readers}`;
  return {
    agent: { what: `${what}: CPU of the agent`, unit: '%' },
    ffmpeg: { what: `${what}: CPU of \`ffmpeg -c copy\` beside it`, unit: '%' },
    ratio: { what: `${what}: agent ÷ ffmpeg`, unit: '×', limit: { most: 1.5 } },
  };
}

export const cost: Measure = {
  name: 'cost',
  what: 'what an agent costs beyond the encoder, beside ffmpeg that copies the same stream at the same time',
  hindrance: () => missingTools(['ffmpeg']),
  runs: 3,
  deadlineMs: 240_000,
  async run(scene) {
    const film = await encodeFilm(scene.folder);
    const env = standInCamera(film);
    await startUp(scene);
    const [agent] = await startCameras(scene, [ID], env);
    if (!agent) throw new Error('no agent');
    await record(scene, ID, {});
    const ffmpeg = CopyingFfmpeg.start(film, scene.folder, env);
    try {
      await pause(WARM_UP_MS);
      const alone = await compare(ALONE, agent.pid, ffmpeg.pid);
      const read = await withReader(scene, () => compare(READ, agent.pid, ffmpeg.pid));
      const peak = { figure: PEAK, value: megabytes(await peakMemory(agent.pid)) };
      return [{ figure: RATE, value: film.megabitsPerSecond }, ...alone, ...read, peak];
    } finally {
      ffmpeg.stop();
    }
  },
};

async function withReader(scene: Scene, work: () => Promise<Sample[]>): Promise<Sample[]> {
  const reader = await LiveReader.open(scene.place, ID);
  try {
    await pause(WARM_UP_MS);
    const samples = await work();
    if (reader.bytes === 0) throw new Error('the live reader was given nothing');
    return samples;
  } finally {
    reader.close();
  }
}

/** Processor time of both over the same span. */
async function compare(figures: Figures, agent: number, ffmpeg: number): Promise<Sample[]> {
  const before = await Promise.all([cpuMs(agent), cpuMs(ffmpeg)]);
  const began = performance.now();
  await pause(WATCHED_MS);
  const after = await Promise.all([cpuMs(agent), cpuMs(ffmpeg)]);
  const ms = performance.now() - began;
  const [ours = 0, theirs = 0] = after.map((value, i) => ((value - (before[i] ?? 0)) / ms) * 100);
  return [
    { figure: figures.agent, value: ours },
    { figure: figures.ffmpeg, value: theirs },
    { figure: figures.ratio, value: ours / theirs },
  ];
}
