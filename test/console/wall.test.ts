import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { runs } from './support/runs.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 120_000;

const tile = (page: Page, id: string, status: string): ReturnType<Page['locator']> =>
  page.locator(`.tile[data-status="${status}"]:has(.picture[data-camera="${id}"])`);

describeWith('chromium', 'the wall', () => {
  let stage: Stage;

  withStage(['cam-1', 'cam-2'], (made) => (stage = made));

  test(
    'shows all by key frames over one WebSocket, one of them large, as large as one likes',
    async () => {
      // A page that watches nothing yet.
      const page = await stage.page('/');
      const sockets: string[] = [];
      page.on('websocket', (socket) => sockets.push(socket.url()));
      await page.getByRole('link', { name: 'Wall' }).click();
      await Promise.all(['cam-1', 'cam-2'].map((camera) => runs(page, camera)));
      expect(sockets).toEqual([expect.stringMatching(/\/api\/v1\/live$/)]);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await shown(page.locator('.tile[data-large] .picture[data-camera="cam-1"]'));
      await runs(page, 'cam-1');
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await gone(page.locator('.tile[data-large]'));

      const size = page.getByRole('slider', { name: 'Size of a tile' });
      const fit = page.getByRole('button', { name: 'Fit', exact: true });
      expect(await fit.getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('combobox', { name: 'Cameras, groups and tags on the wall' }).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(Number(await size.getAttribute('aria-valuenow'))).toBe(240);
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('slider');
      const width = `Math.round(document.querySelector('.tile').getBoundingClientRect().width)`;
      const small = await page.evaluate<number>(width);
      await fit.click();
      await eventually('the tiles fill the window', async () => (await page.evaluate<number>(width)) > small);
      expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true);
    },
    DEADLINE_MS,
  );

  test(
    'fills the screen, with its lists; where the browser refuses that it is told, and what cannot do it offers nothing',
    async () => {
      const page = await stage.page('/wall');
      await shown(tile(page, 'cam-2', 'standing by'));
      const full = page.getByRole('button', { name: 'Full screen', exact: true });
      await full.click();
      await gone(page.getByRole('link', { name: 'Recordings' }));
      await page.getByRole('combobox', { name: 'Cameras, groups and tags on the wall' }).click();
      await page.getByRole('option', { name: /cam-1/ }).click();
      await gone(tile(page, 'cam-2', 'standing by'));
      await shown(tile(page, 'cam-1', 'standing by'));
      await page.getByRole('button', { name: 'Leave full screen' }).click();
      await shown(page.getByRole('link', { name: 'Recordings' }));
      await page.evaluate('Element.prototype.requestFullscreen = () => Promise.reject(new Error("not now"))');
      await full.click();
      await shown(page.getByRole('alert').getByText('not now'));
      await page.evaluate('Object.defineProperty(document, "fullscreenEnabled", { value: false })');
      await page.getByRole('link', { name: 'Fleet' }).click();
      await page.getByRole('link', { name: 'Wall' }).click();
      await shown(tile(page, 'cam-1', 'standing by'));
      expect(await full.count()).toBe(0);
    },
    DEADLINE_MS,
  );

  test(
    'tells what each does: a clock while it records and none once it is lost, and what is amiss when it is back',
    async () => {
      const page = await stage.page('/wall');
      await runs(page, 'cam-2');
      await shown(tile(page, 'cam-2', 'standing by').getByText('standing by'));
      await stage.world.call('POST', '/cameras/cam-2/recordings', {});
      await shown(tile(page, 'cam-2', 'recording').getByText(/^\d+:\d\d$/));
      await stage.killCamera('cam-2');
      const lost = tile(page, 'cam-2', 'lost');
      await shown(lost.getByText(/lost .*: power or network/));
      await shown(lost.getByText('lost', { exact: true }));
      expect(await lost.getByText(/\d:\d\d/).count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'cam-2' }).click();
      const status = page.getByRole('status', { name: 'Status' });
      await shown(status.getByText('lost while it recorded'));
      expect(await page.locator('.picture-figures').count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await page.goBack();
      stage.startCamera('cam-2', { ROLLCALL_DISK_RESERVE: '900TiB' });
      await runs(page, 'cam-2');
      await shown(tile(page, 'cam-2', 'standing by').getByText('Its disk is full.'));
      await stage.killCamera('cam-2');
      await shown(tile(page, 'cam-2', 'lost').getByText('lost', { exact: true }));
      stage.startCamera('cam-2', { ROLLCALL_RECORDINGS_DIR: '/proc/none' });
      await runs(page, 'cam-2');
      await shown(
        tile(page, 'cam-2', 'standing by').getByText(/^The recordings folder \/proc\/none cannot be/),
      );
    },
    DEADLINE_MS,
  );

  test(
    'of more cameras than can be seen is fed with those alone that can be, wherever one scrolls to',
    async () => {
      const many = { ROLLCALL_CAMERAS: '8', ROLLCALL_VIDEO: '640x480@5' };
      for (const id of ['a', 'b', 'c']) stage.startCamera(id, many);
      const page = await stage.page('/', undefined, { width: 1000, height: 600 });
      const fed = feedsOf(page);
      await page.getByText('26 found').waitFor({ timeout: 60_000 });
      await page.getByRole('link', { name: 'Wall' }).click();
      await isFed(page, fed);
      const before = new Set(fed);
      expect(before.size).toBeLessThan(26);
      await page.locator('.tile').last().scrollIntoViewIfNeeded();
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await eventually('others are fed', () => [...fed].every((camera) => !before.has(camera)));
      await isFed(page, fed);
      await page.getByRole('link', { name: 'Fleet' }).click();
      await eventually('nothing is fed', () => fed.size === 0);
    },
    DEADLINE_MS,
  );
});

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
  await eventually('nobody else is fed', async () => {
    const wanted = await page.evaluate<string[]>(unpaused);
    return String([...fed].sort()) === String(wanted.sort());
  });
}
