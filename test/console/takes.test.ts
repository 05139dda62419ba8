import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { camerasAre } from '../e2e/support/cameras-are.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 90_000;
const HOUR_MS = 3_600_000;

const tile = (page: Page, id: string, state: string): ReturnType<Page['locator']> =>
  page.locator(`.crew-tile[data-camera="${id}"][data-state="${state}"]`);

const state = (page: Page, wanted: string): ReturnType<Page['locator']> =>
  page.locator(`[data-take-state="${wanted}"]`);

/** What a page is about, by its address. */
const SHOWN_ON: Readonly<Record<string, string>> = {
  '/': 'tr[data-service="cam-2"]',
  '/wall': '.tile .picture[data-state="playing"]',
  '/record': '.crew-tile[data-camera="cam-2"]',
  '/takes': 'tr[data-take] [data-verdict]',
  '/recordings': 'tr[data-recording]',
};

async function armed(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Arm' }).click();
  await shown(state(page, 'armed'));
}

describeWith('chromium', 'the pages of takes', () => {
  let stage: Stage;

  withStage(['cam-1', 'cam-2'], (made) => (stage = made));

  beforeEach(async () => {
    await camerasAre(stage.world, ['cam-1', 'cam-2'], 'standing-by', DEADLINE_MS);
  }, DEADLINE_MS);

  test.each([
    ['a desk', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    'on %s one is armed, rolls with every tile red, is cut, and tells its verdict and every film',
    async (_, size) => {
      const page = await stage.page('/record', undefined, size);
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      await shown(tile(page, 'cam-2', 'ready'));
      expect(await seriousFindings(page)).toEqual([]);
      await armed(page, 'Walk');
      await shown(page.getByText('2 of 2 cameras ready'));
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('r');
      for (const id of ['cam-1', 'cam-2']) await shown(tile(page, id, 'rolling'));
      await shown(page.getByRole('timer').getByText('0:01'));
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('c');
      await shown(state(page, 'complete'));
      for (const id of ['cam-1', 'cam-2'])
        await shown(page.locator(`tr[data-camera="${id}"][data-state="saved"]`));
      await shown(page.locator('[data-verdict]'));
      await shown(page.getByText(/Largest skew \d+\.\d ± \d+\.\d ms, .*cam-\d\)? behind .*cam-\d/));
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      const [certificate] = await Promise.all([
        page.waitForEvent('popup'),
        page.getByRole('link', { name: 'Certificate' }).click(),
      ]);
      await shown(certificate.getByText('Walk').first());
      await page.getByRole('button', { name: 'New take' }).click();
      await shown(page.getByRole('button', { name: 'Arm' }));
      expect([...asked]).toEqual([stage.world.origin]);
    },
    DEADLINE_MS,
  );

  test(
    'a camera that is not ready is named with what is wrong and what to do, and the others may go without it',
    async () => {
      const page = await stage.page('/record');
      await stage.killCamera('cam-2');
      await shown(tile(page, 'cam-2', 'not-ready'));
      await armed(page, 'Walk');
      await shown(tile(page, 'cam-2', 'refused'));
      const refusal = page.locator('.findings [data-severity="refusal"]');
      await shown(refusal.getByText(/^Not ready: ./));
      expect(await refusal.locator('[data-camera="cam-2"]').textContent()).toMatch(/cam-2.{10,}/);
      expect(await page.getByRole('button', { name: /^Roll( R)?$/ }).isDisabled()).toBe(true);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Roll 1 of 2 cameras anyway' }).click();
      await shown(tile(page, 'cam-1', 'rolling'));
      await shown(tile(page, 'cam-2', 'out'));
      await page.getByRole('button', { name: 'Cut' }).click();
      await shown(state(page, 'complete'));
      stage.startCamera('cam-2');
    },
    DEADLINE_MS,
  );

  test(
    'all are listed with their verdicts; one is written about, and deleted by whoever says so twice',
    async () => {
      const page = await stage.page('/takes');
      const row = page.locator('tr[data-take][data-state="complete"]').last();
      await shown(row.locator('[data-verdict]'));
      expect(await seriousFindings(page)).toEqual([]);
      await row.getByRole('link').click();
      await shown(page.getByRole('button', { name: /^Play Walk of .*cam-1/ }));
      await page.getByLabel('Slate').fill('12B');
      await page.getByRole('button', { name: 'Save' }).click();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'All takes' }).click();
      await shown(row.getByText('slate 12B'));
      await row.getByRole('link').click();
      await page.getByRole('button', { name: 'Forget' }).click();
      await page.getByRole('button', { name: 'Forget the take' }).click();
      await shown(page.locator('tr[data-take]').first());
      expect(await page.getByText('slate 12B').count()).toBe(0);
    },
    DEADLINE_MS,
  );

  test(
    'an armed one can be asked once more and given up; a viewer looks on',
    async () => {
      const page = await stage.page('/record');
      await armed(page, 'Wait');
      const viewer = await stage.page('/record', await stage.tokenOf('viewer'));
      await shown(tile(viewer, 'cam-1', 'ready'));
      await viewer.keyboard.press('r');
      const cameras = ['cam-1', 'cam-2'];
      for (const path of ['/takes', '/recordings', '/cameras/cam-1/recordings']) {
        const answer = await viewer.request.post(`/api/v1${path}`, {
          data: path.startsWith('/cameras') ? {} : { cameras },
          headers: { origin: stage.world.origin },
        });
        expect([path, answer.status()]).toEqual([path, 403]);
        expect(((await answer.json()) as { code: string }).code).toBe('forbidden');
      }
      expect(await viewer.getByRole('main').getByRole('button').count()).toBe(0);
      await page.getByRole('button', { name: 'Arm again' }).click();
      await shown(state(page, 'armed'));
      await page.getByRole('button', { name: 'Cancel' }).click();
      await shown(state(viewer, 'cancelled'));
      await viewer.getByRole('link', { name: 'Details' }).click();
      await shown(viewer.getByRole('heading', { name: /Wait/ }));
      expect(await viewer.getByRole('main').getByRole('button').count()).toBe(0);
    },
    DEADLINE_MS,
  );

  test(
    'of stills shows the picture of every camera, to look at and to keep',
    async () => {
      const page = await stage.page('/record');
      await page.getByText('Still', { exact: true }).click();
      expect(await page.getByRole('button', { name: 'Record at once' }).count()).toBe(0);
      expect(await page.getByLabel('Length').count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await armed(page, 'Pose');
      await page.getByRole('button', { name: 'Take the picture' }).click();
      await shown(state(page, 'complete'));
      const pictures = page.locator('.take-stills img');
      await eventually('both pictures are drawn', async () => {
        const widths = await pictures.evaluateAll((all) =>
          all.map((each) => (each as unknown as { naturalWidth: number }).naturalWidth),
        );
        return widths.length === 2 && widths.every((width) => width === 640);
      });
      await shown(page.locator('[data-verdict]'));
      expect(await page.getByRole('timer').count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /^Download the picture of .*cam-2/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.jpg$/);
      const file = await readFile(await download.path());
      expect(file.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
      await page.getByRole('link', { name: 'Details' }).click();
      await shown(page.getByText('stills of the stream'));
      await page.getByRole('link', { name: 'All takes' }).click();
      await shown(page.locator('tr[data-take]').first().getByText('stills'));
    },
    DEADLINE_MS,
  );

  test(
    'one that rolls tells how long, also to whoever has a clock that is wrong, and of a camera that is lost',
    async () => {
      const page = await stage.page('/record');
      await armed(page, 'Fall');
      await page.getByRole('button', { name: 'Roll' }).click();
      await shown(tile(page, 'cam-2', 'rolling'));
      const late = await stage.page('/record');
      await late.clock.install({ time: Date.now() + HOUR_MS });
      await late.reload();
      await shown(late.getByRole('timer').getByText(/^0:\d\d$/));
      await late.goto('/#/');
      await shown(late.locator('tr[data-service="cam-1"]').getByText(/recording 0:\d\d/));
      const since = late.locator('tr[data-service="cam-1"]').getByText(/^found (\d+ (s|min) ago|just now)/);
      // A phone is told in another place.
      await shown(since.filter({ visible: true }));
      await stage.killCamera('cam-2');
      await shown(page.getByRole('alert').getByText('1 camera lost while recording'));
      await shown(tile(page, 'cam-2', 'lost'));
      await shown(page.getByText(/rolling \(1 lost\)$/));
      stage.startCamera('cam-2');
      await gone(page.getByText('1 camera lost while recording'));
      await page.getByRole('button', { name: 'Cut' }).click();
      await shown(page.getByRole('alert').getByText(/Trouble with 1 camera/));
    },
    DEADLINE_MS,
  );

  test.each([
    ['a phone', { width: 390, height: 844 }, ['/wall', '/takes', '/recordings']],
    ['a screen of 4K', { width: 3840, height: 2160 }, ['/', '/wall', '/record', '/takes', '/recordings']],
  ])(
    'fit on %s, as do the other pages that one looks at meanwhile, and axe finds nothing serious',
    async (_, size, paths) => {
      const page = await stage.page('/', undefined, size);
      for (const path of paths) {
        await page.goto(`/#${path}`);
        await shown(
          page
            .locator('main')
            .locator(SHOWN_ON[path] ?? path)
            .first(),
        );
        const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
        expect({ path, fits }).toEqual({ path, fits: true });
        expect(await seriousFindings(page)).toEqual([]);
      }
    },
    DEADLINE_MS,
  );
});
