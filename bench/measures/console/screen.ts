import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { LINE_OF, lineOfNumber, numberIn } from '../../../test/console/support/frame-number.js';
import { filmOnDisk } from '../../../test/e2e/support/film-on-disk.js';
import { frameNumbers } from '../../../test/e2e/support/frame-numbers.js';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { withConsole } from '../../parts/console-page.js';
import { startCameras, startUp } from '../../parts/fleet.js';
import { percentileOf } from '../../series.js';

const ID = 'cam-1';
const [WIDTH, HEIGHT] = [640, 480];
const WARM_UP_MS = 4000;
const WATCHED_MS = 15_000;
const OF = '640×480 at 30: a picture is due in the camera → the browser shows it';

const MIDDLE: Figure = { what: `${OF}, p50`, unit: 'ms' };
const MOST: Figure = { what: `${OF}, p95`, unit: 'ms', limit: { most: 100 } };
const SHOWN: Figure = { what: 'pictures that were shown, of those that were due meanwhile', unit: '%' };

/** Notes of each picture that is shown when that is, unix ms, and the line of it in which its number stands. */
const WATCH = `((y) => {
  const video = document.querySelector('.picture video');
  const context = new OffscreenCanvas(video.videoWidth, 1).getContext('2d', { willReadFrequently: true });
  window.seen = [];
  const look = (_, { expectedDisplayTime }) => {
    window.seen.push({ at: performance.timeOrigin + expectedDisplayTime, line: ${LINE_OF}(video, context, y) });
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
})`;

interface Seen {
  readonly at: number;
  readonly line: readonly number[];
}

export const screen: Measure = {
  name: 'screen',
  what: 'how late the large picture of a camera is on the screen, by the number that the camera burns in',
  runs: 3,
  async run(scene) {
    await startUp(scene);
    await startCameras(scene, [ID], { ROLLCALL_VIDEO: `${WIDTH}x${HEIGHT}@30` });
    const begun = await scene.place.call('POST', `/cameras/${ID}/recordings`, {});
    const { id } = (await begun.json()) as { id: string };
    const seen = await watch(scene.place);
    await scene.place.call('POST', `/cameras/${ID}/recordings/${id}/stop`);
    return figuresOf(seen, await dueTimes(scene.place.dataDir));
  },
};

async function watch(place: Parameters<typeof withConsole>[0]): Promise<readonly Seen[]> {
  return withConsole(place, async (page) => {
    await page.goto(`/#/cameras/${ID}`);
    await page.locator('.picture[data-state="playing"]').waitFor();
    await pause(WARM_UP_MS);
    await page.evaluate(`${WATCH}(${lineOfNumber(WIDTH, HEIGHT)})`);
    await pause(WATCHED_MS);
    return page.evaluate<readonly Seen[]>('window.seen');
  });
}

/** When each picture was due, unix ms, by its number: the film that was recorded meanwhile has both. */
async function dueTimes(dataDir: string): Promise<ReadonlyMap<number, number>> {
  const { path, recording } = await filmOnDisk(dataDir, ID);
  const numbers = await frameNumbers(path, WIDTH, HEIGHT);
  const text = await readFile(path.replace(/mp4$/, 'pts'), 'utf8');
  const times = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const first = Number(times[0]);
  const start = Date.parse(recording.startedAt);
  return new Map(numbers.map((number, index) => [number, start + Number(times[index]) - first]));
}

function figuresOf(seen: readonly Seen[], due: ReadonlyMap<number, number>): Sample[] {
  const delays = seen.flatMap(({ at, line }) => {
    const number = numberIn(line, WIDTH, HEIGHT);
    const time = number === undefined ? undefined : due.get(number);
    return time === undefined ? [] : [at - time];
  });
  return [
    { figure: MIDDLE, value: percentileOf(delays, 0.5) },
    { figure: MOST, value: percentileOf(delays, 0.95) },
    { figure: SHOWN, value: (delays.length / ((WATCHED_MS / 1000) * 30)) * 100 },
  ];
}
