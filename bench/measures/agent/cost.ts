import { setTimeout as pause } from 'node:timers/promises';
import { NotifyListener } from '#testing/notify-listener.js';
import { missingTools } from '#testing/tools.js';
import { peakMemory } from '../../../test/e2e/support/processes.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { cpuMs } from '../../parts/cpu-time.js';
import { encodeFilm } from '../../parts/encoded-film.js';
import { startCameras, startUp } from '../../parts/fleet.js';
import { LiveReader } from '../../../test/e2e/support/live-reader.js';
import { megabytes } from '../../parts/megabytes.js';
import { record } from '../../parts/recordings.js';
import type { Scene } from '../../parts/scene.js';
import { standInCamera } from '../../parts/stand-in-camera.js';
import { LiveSink } from '../../parts/live-sink.js';
import { StreamTaker } from '../../parts/stream-taker.js';

const ID = 'cam-1';
/**
 * An agent runs for weeks: what it does with each frame is compiled by then, and V8 has looked through the whole heap
 * twice for what the start left behind, which it does within four minutes and never again while the heap stays as it is.
 */
const WARM_UP_MS = 240_000;
/** So it is with what is done for a reader: V8 compiles a function for good once it was called 3000 times. */
const READER_WARM_UP_MS = 240_000;
const WATCHED_MS = 30_000;
const OF_ALL = '1080p30 at 10 Mb/s from the stand-in of a camera, recorded';

const RATE: Figure = { what: `${OF_ALL}: bits of the film, a second`, unit: 'Mb/s' };
const SERVING: Figure = {
  what: `${OF_ALL}, one live reader, by the API: agent ÷ ffmpeg that also sends each picture to a reader`,
  unit: '×',
};

const PASSING: Figure = {
  what: `${OF_ALL}, one live reader: a bare Node that passes the stream on to a reader and records nothing ÷ ffmpeg`,
  unit: '×',
};

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
  readonly floor: Figure;
}

function figuresOf(readers: string): Figures {
  const what = `${OF_ALL}, ${readers}`;
  return {
    agent: { what: `${what}: CPU of the agent`, unit: '%' },
    ffmpeg: { what: `${what}: CPU of \`ffmpeg -c copy\` beside it`, unit: '%' },
    ratio: { what: `${what}: agent ÷ ffmpeg`, unit: '×', limit: { most: 1.5 } },
    floor: { what: `${what}: a bare Node that reads the stream and throws it away ÷ ffmpeg`, unit: '×' },
  };
}

export const cost: Measure = {
  name: 'cost',
  what: 'what an agent costs beyond the encoder, beside ffmpeg that copies the same stream at the same time',
  hindrance: () => missingTools(['ffmpeg', 'systemd-notify', 'perl']),
  runs: 3,
  deadlineMs: 700_000,
  async run(scene) {
    const film = await encodeFilm(scene.folder);
    const env = standInCamera(film);
    await startUp(scene);
    const systemd = await NotifyListener.open(scene.folder);
    const [agent] = await startCameras(scene, [ID], { ...env, ...asService(systemd.path) });
    if (!agent) throw new Error('no agent');
    await record(scene, ID, {});
    const sinks = [await LiveSink.listen(), await LiveSink.listen()] as const;
    const takers = [
      StreamTaker.copyingFfmpeg(film, scene.folder, env),
      StreamTaker.readingNode(film, env),
      StreamTaker.servingFfmpeg(film, scene.folder, env, sinks[0].port),
      StreamTaker.passingNode(film, env, sinks[1].port),
    ];
    const pids = [agent, ...takers].map(({ pid }) => pid);
    try {
      await pause(WARM_UP_MS);
      const alone = compare(ALONE, await sharesOf(pids));
      const read = compareRead(await withReader(scene, () => sharesOf(pids)));
      if (!systemd.heard.includes('WATCHDOG=1')) throw new Error('the watchdog was told nothing');
      if (sinks.some(({ bytes }) => bytes === 0)) throw new Error('a reader was given nothing');
      const peak = { figure: PEAK, value: megabytes(await peakMemory(agent.pid)) };
      return [{ figure: RATE, value: film.megabitsPerSecond }, ...alone, ...read, peak];
    } finally {
      await systemd.close();
      for (const taker of takers) taker.stop();
      for (const sink of sinks) await sink.close();
    }
  },
};

/** As an installed agent is run: it tells systemd every ten seconds that it lives, which costs something as well. */
function asService(path: string): Record<string, string> {
  return { NOTIFY_SOCKET: path, WATCHDOG_USEC: '30000000' };
}

async function withReader<T>(scene: Scene, work: () => Promise<T>): Promise<T> {
  const reader = await LiveReader.open(scene.place, ID);
  try {
    await pause(READER_WARM_UP_MS);
    const result = await work();
    if (reader.bytes === 0) throw new Error('the live reader was given nothing');
    return result;
  } finally {
    reader.close();
  }
}

/** Processor time of all of them over the same span, each in % of a core. */
async function sharesOf(pids: readonly number[]): Promise<number[]> {
  const before = await Promise.all(pids.map(cpuMs));
  const began = performance.now();
  await pause(WATCHED_MS);
  const after = await Promise.all(pids.map(cpuMs));
  const ms = performance.now() - began;
  return after.map((value, i) => ((value - (before[i] ?? 0)) / ms) * 100);
}

function compare(figures: Figures, [agent = NaN, ffmpeg = NaN, bare = NaN]: readonly number[]): Sample[] {
  return [
    { figure: figures.agent, value: agent },
    { figure: figures.ffmpeg, value: ffmpeg },
    { figure: figures.ratio, value: agent / ffmpeg },
    { figure: figures.floor, value: bare / ffmpeg },
  ];
}

/** The same, and beside those of which a live picture is asked, too. */
function compareRead(shares: readonly number[]): Sample[] {
  const [agent = NaN, ffmpeg = NaN, , serving = NaN, passing = NaN] = shares;
  return [
    ...compare(READ, shares),
    { figure: SERVING, value: agent / serving },
    { figure: PASSING, value: passing / ffmpeg },
  ];
}
