import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Figure, Sample } from '../../figure.js';
import type { Measure } from '../../measure.js';
import { withConsole } from '../../parts/console-page.js';
import { cameraIds, standBy, startCamera, startUp } from '../../parts/fleet.js';
import type { Scene } from '../../parts/scene.js';

const WARM_UP_MS = 5000;
const WATCHED_MS = 15_000;
/** Of one agent. */
const CAMERAS = 5;
const AGENTS = Array.from({ length: 10 }, (_, index) => `host-${String.fromCharCode(97 + index)}`);
const IDS = AGENTS.flatMap((id) => cameraIds(id, CAMERAS));
const WIDTH = 1440;
/** A screen of a desk, and one that is so high that every tile is on it. */
const HEIGHTS = [900, 3600] as const;

/** How the browser fares while nobody touches the wall, and while somebody scrolls through it. */
interface Course {
  readonly framesPerSecond: number;
  readonly longestFrameMs: number;
  readonly longTasks: number;
  /** Of the time of the page's own thread, %. */
  readonly busy: number;
}

/** From now on the page notes each frame that it presents, and each task that kept it longer than 50 ms. */
const WATCH = `(() => {
  window.presented = [];
  window.longTasks = 0;
  const frame = (now) => { window.presented.push(now); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; })
    .observe({ type: 'longtask' });
})()`;

export const smoothWall: Measure = {
  name: 'smooth-wall',
  what: 'whether a wall of fifty tiles stays smooth, as those alone are fed that can be seen',
  runs: 1,
  deadlineMs: 300_000,
  async run(scene) {
    await startUp(scene);
    const settings = { ROLLCALL_CAMERAS: `${CAMERAS}`, ROLLCALL_VIDEO: '320x240@5' };
    for (const id of AGENTS) startCamera(scene, id, settings);
    await standBy(scene.place, IDS, 60_000);
    const samples: Sample[] = [];
    for (const height of HEIGHTS) samples.push(...(await watch(scene, height)));
    return samples;
  },
};

function watch(scene: Scene, height: number): Promise<Sample[]> {
  return withConsole(scene.place, async (page) => {
    await page.setViewportSize({ width: WIDTH, height });
    await page.goto('/#/wall');
    await page
      .locator('.tile')
      .nth(IDS.length - 1)
      .waitFor({ timeout: 30_000 });
    await page.locator('.picture[data-state="playing"]').first().waitFor({ timeout: 30_000 });
    await pause(WARM_UP_MS);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.evaluate(WATCH);
    const fed = await picturesFed(scene);
    const calm = await courseOf(page, devtools, () => pause(WATCHED_MS));
    const scrolled = await courseOf(page, devtools, () => scrollThrough(page));
    return samplesOf(height, fed, calm, scrolled);
  });
}

async function courseOf(page: Page, devtools: CDPSession, work: () => Promise<unknown>): Promise<Course> {
  await page.evaluate('window.presented.length = 0; window.longTasks = 0;');
  const [busyBefore, from] = [await taskSeconds(devtools), performance.now()];
  await work();
  const seconds = (performance.now() - from) / 1000;
  const busy = ((await taskSeconds(devtools)) - busyBefore) / seconds;
  const presented = await page.evaluate<number[]>('window.presented');
  const longTasks = await page.evaluate<number>('window.longTasks');
  const steps = presented.slice(1).map((at, index) => at - (presented[index] ?? at));
  return {
    framesPerSecond: presented.length / seconds,
    longestFrameMs: Math.max(...steps),
    longTasks,
    busy: busy * 100,
  };
}

/** Down and up again, as with a wheel. */
async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(WIDTH / 2, 450);
  const until = performance.now() + WATCHED_MS;
  for (let step = 0; performance.now() < until; step += 1) {
    await page.mouse.wheel(0, step % 40 < 20 ? 120 : -120);
    await pause(50);
  }
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** How many live pictures the API asks for at agents. */
async function picturesFed({ place }: Scene): Promise<number> {
  const headers = { authorization: `Bearer ${await place.token()}` };
  const text = await (await fetch(`${place.origin}/metrics`, { headers })).text();
  return Number(/^rollcall_live_pictures (\d+)$/m.exec(text)?.[1]);
}

function samplesOf(height: number, fed: number, calm: Course, scrolled: Course): Sample[] {
  const of = `${IDS.length} tiles on a screen of ${WIDTH}×${height}`;
  const figures = (how: string, course: Course): [string, Figure['unit'], number][] => [
    [`${how}: frames that the page presents in a second`, 'frames', Math.round(course.framesPerSecond)],
    [`${how}: the longest between two of them`, 'ms', course.longestFrameMs],
    [`${how}: tasks of more than 50 ms in ${WATCHED_MS / 1000} s`, 'tasks', course.longTasks],
    [`${how}: how long the page's own thread is at work`, '%', course.busy],
  ];
  return [
    ['live pictures that are fed', 'pictures' as const, fed] as const,
    ...figures('at rest', calm),
    ...figures('scrolled through', scrolled),
  ].map(([what, unit, value]) => ({ figure: { what: `${of}, ${what}`, unit }, value }));
}
