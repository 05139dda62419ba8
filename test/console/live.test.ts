import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { runs } from './support/runs.js';
import { shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 120_000;

describeWith('chromium', 'a live picture in the console', () => {
  let stage: Stage;

  withStage(['cam-1'], (made) => (stage = made));

  test(
    'is there again by itself after the API was started anew, and says meanwhile that it is not live',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await runs(page, 'cam-1');
      const restarted = stage.restart();
      await shown(standing(page, /connection to Rollcall is broken/));
      await restarted;
      await runs(page, 'cam-1');
    },
    DEADLINE_MS,
  );

  test(
    'that freezes, as its agent has stalled, says so, and goes on with the agent',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await runs(page, 'cam-1');
      stage.agents.get('cam-1')?.child.kill('SIGSTOP');
      try {
        await shown(standing(page, /No new picture/));
      } finally {
        stage.agents.get('cam-1')?.child.kill('SIGCONT');
      }
      await runs(page, 'cam-1');
    },
    DEADLINE_MS,
  );

  test.each([
    [
      'does not play its codec',
      'MediaSource.isTypeSupported = () => false',
      /plays no video\/mp4; codecs="avc1/,
    ],
    [
      'has no Media Source',
      'delete window.MediaSource; delete window.ManagedMediaSource',
      /plays no live pictures/,
    ],
  ])(
    'says so where the browser %s',
    async (_, before, why) => {
      const page = await stage.page('/');
      await page.addInitScript(before);
      await page.goto('/#/cameras/cam-1');
      await page.reload();
      await shown(standing(page, why));
    },
    DEADLINE_MS,
  );

  test(
    'is shown where the Media Source has another name, as on an iPhone',
    async () => {
      const page = await stage.page('/');
      await page.addInitScript('window.ManagedMediaSource = MediaSource; delete window.MediaSource');
      await page.goto('/#/cameras/cam-1');
      await page.reload();
      await runs(page, 'cam-1');
      expect(await page.evaluate('"MediaSource" in window')).toBe(false);
    },
    DEADLINE_MS,
  );
});

describeWith('chromium', 'a wall of more cameras than can be seen', () => {
  let stage: Stage;

  withStage([], (made) => (stage = made));

  test(
    'is fed with those alone that can be seen, wherever one scrolls to',
    async () => {
      const many = { ROLLCALL_CAMERAS: '8', ROLLCALL_VIDEO: '640x480@5' };
      for (const id of ['a', 'b', 'c']) stage.startCamera(id, many);
      const page = await stage.page('/', undefined, { width: 1000, height: 600 });
      const fed = feedsOf(page);
      await page.getByText('24 found').waitFor({ timeout: 60_000 });
      await page.getByRole('link', { name: 'Wall' }).click();
      await isFed(page, fed);
      const before = new Set(fed);
      expect(before.size).toBeLessThan(24);
      await page.locator('.tile').last().scrollIntoViewIfNeeded();
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await eventually('others are fed', () => [...fed].every((camera) => !before.has(camera)), 20_000);
      await isFed(page, fed);
      await page.getByRole('link', { name: 'Fleet' }).click();
      await eventually('nothing is fed', () => fed.size === 0);
    },
    DEADLINE_MS,
  );
});

function standing(page: Page, why: RegExp): ReturnType<Page['locator']> {
  return page.locator('.picture[data-state="standing"]').getByText(why);
}

/** What the page has told the API to send it, by what goes over its WebSocket. */
function feedsOf(page: Page): Set<string> {
  const fed = new Set<string>();
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const { camera, quality } = JSON.parse(String(payload)) as { camera: string; quality: string };
      if (quality === 'paused') fed.delete(camera);
      else fed.add(camera);
    }),
  );
  return fed;
}

/** All tiles within the window play, and nobody else is fed, but for what is just outside. */
async function isFed(page: Page, fed: ReadonlySet<string>): Promise<void> {
  const seen = `[...document.querySelectorAll('.tile .picture')]
    .filter((tile) => tile.getBoundingClientRect().bottom > 0 && tile.getBoundingClientRect().top < innerHeight)
    .map((tile) => [tile.dataset.camera, tile.dataset.state])`;
  await eventually(
    'all that are seen play',
    async () => {
      const tiles = await page.evaluate<[string, string][]>(seen);
      const playing = tiles.every(([camera, state]) => fed.has(camera) && state === 'playing');
      return tiles.length > 0 && playing;
    },
    30_000,
  );
  const unpaused = `[...document.querySelectorAll('.picture:not([data-state="paused"])')].map((tile) => tile.dataset.camera)`;
  expect([...fed].sort()).toEqual((await page.evaluate<string[]>(unpaused)).sort());
}
