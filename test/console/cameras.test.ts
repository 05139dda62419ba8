import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { meanLuma } from './support/mean-luma.js';
import { postsOf } from './support/posts-of.js';
import { runs } from './support/runs.js';
import { seriousFindings } from './support/serious-findings.js';
import { settingsOf } from './support/settings-of.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 90_000;

const LOOK = ['brightness', 'contrast', 'saturation', 'exposure', 'gain', 'whiteBalance', 'focus'];

/** What each chart says beneath it of a camera. */
const CHARTS = {
  'Free disk': / [\d.]+ [KMGT]B$/,
  'Dropped frames': / \d+$/,
  'Round trip to the operator': / [\d.]+ ms$/,
  'Error of the clock': / [\d.]+ ms$/,
};
const VIDEO = '.picture[data-state="playing"] video';

/** The page of a camera that is as its heading says. */
const does = (page: Page, status: string): ReturnType<Page['locator']> =>
  page.locator(`[data-camera-page][data-status="${status}"]`);

/** What a page asked for is answered. */
const answered = (page: Page): Promise<void> => gone(page.locator('button[data-loading]'));

const films = (page: Page, state: string): ReturnType<Page['locator']> =>
  page.locator(`tr[data-recording][data-state="${state}"]`);

describeWith('chromium', 'the pages of cameras', () => {
  let stage: Stage;

  withStage(['cam-1', 'cam-2'], (made) => (stage = made));

  test(
    'one shows what the camera sees now, and a setting that is changed there is seen in the picture',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      const first = await runs(page, 'cam-1');
      expect(await runs(page, 'cam-1')).toBeGreaterThan(first);
      await page.getByLabel('Size', { exact: true }).first().click();
      await page.getByRole('option', { name: '1280×720' }).click();
      await runs(page, 'cam-1', [1280, 720]);
      const before = await meanLuma(page, VIDEO);
      await page.getByRole('slider', { name: 'Brightness' }).focus();
      for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
      await eventually('the picture is lighter', async () => (await meanLuma(page, VIDEO)) > before + 25);
      await page.getByRole('button', { name: '480p90' }).click();
      await runs(page, 'cam-1');
      // At 90 a second every page of the tests that follow would take all that there is of this machine.
      await stage.world.call('PATCH', '/cameras/cam-1/settings', { fps: 10 });
    },
    DEADLINE_MS,
  );

  test(
    'one gives its look to the others, and tells what each of them made of it',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await runs(page, 'cam-1');
      await stage.world.call('PATCH', '/cameras/cam-1/settings', { saturation: 0.5 });
      await page.getByRole('button', { name: 'Copy look' }).click();
      await shown(page.getByRole('dialog'));
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Copy to 1 camera' }).click();
      await shown(page.locator('[data-camera="cam-2"][data-state="taken"]'));
      const [own, other] = await Promise.all(
        ['cam-1', 'cam-2'].map((id) => settingsOf(stage.world, id, 'desired', LOOK)),
      );
      expect(own).toEqual({ ...other, saturation: 0.5, exposure: expect.any(Number) as number });
      await stage.killCamera('cam-2');
      await shown(page.getByText('1 lost'));
      await page.getByRole('button', { name: 'Copy to 1 camera' }).click();
      await shown(page.locator('[data-camera="cam-2"][data-state="refused"]').getByText(/lost|not/));
      stage.startCamera('cam-2');
      await gone(page.getByText('1 lost'));
    },
    DEADLINE_MS,
  );

  test(
    'one tells how its host fares, anew each ten seconds though nothing else changes',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      const frames = page.getByText(/^\d+ of \d+$/);
      await shown(frames);
      const before = await frames.textContent();
      await eventually('it is told anew', async () => (await frames.textContent()) !== before, 25_000);
    },
    DEADLINE_MS,
  );

  test(
    'one shows a still to look at and to keep, or why there is none',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await runs(page, 'cam-1');
      await page.getByRole('button', { name: 'Still' }).click();
      const picture = page.getByRole('img', { name: /as it was just now$/ });
      await shown(picture);
      const isDecoded = 'document.querySelector("img.player").naturalWidth > 0';
      await eventually('it is decoded', () => page.evaluate<boolean>(isDecoded));
      expect(await seriousFindings(page)).toEqual([]);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^cam-1-[\dTZ.-]+\.jpg$/);
      await stage.world.call('POST', '/cameras/cam-1/close');
      await page.getByRole('button', { name: 'Take another' }).click();
      await shown(page.getByRole('dialog').getByRole('alert'));
      await stage.world.call('POST', '/cameras/cam-1/open');
      await page.getByRole('button', { name: 'Take another' }).click();
      await shown(picture);
    },
    DEADLINE_MS,
  );

  test(
    'one records and stops by its button and by R, but not behind a dialog, shows its films, and tells a refusal beside what was refused',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      const posts = postsOf(page);
      await page.getByRole('button', { name: /^Record/ }).click();
      await shown(does(page, 'recording'));
      await page.getByRole('button', { name: 'Still' }).click();
      await shown(page.getByRole('dialog'));
      await page.keyboard.press('r');
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog'));
      expect(posts).toEqual(['/api/v1/cameras/cam-1/recordings']);
      await page.getByRole('button', { name: '720p60' }).click();
      await shown(page.locator('[data-refused="video"]'));
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: /^Stop/ }).click();
      await shown(films(page, 'saved'));
      await shown(does(page, 'standing by'));
      await answered(page);
      await page.keyboard.press('r');
      await shown(does(page, 'recording'));
      await answered(page);
      await page.getByLabel('Text in the picture').press('r');
      await page.keyboard.press('Backspace');
      await shown(does(page, 'recording'));
      await page.getByRole('switch', { name: 'Mirrored' }).press('r');
      await shown(films(page, 'saved').nth(1));
      await films(page, 'saved')
        .getByRole('button', { name: /^Play / })
        .first()
        .click();
      const plays = 'document.querySelector("video.player").currentTime > 0';
      await eventually('the film plays', () => page.evaluate<boolean>(plays));
    },
    DEADLINE_MS,
  );

  test(
    'one is set by its controls, within what it takes; it is closed, opened, and told to show itself',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await page.getByLabel('Text in the picture').fill('Stage left');
      await page.keyboard.press('Enter');
      await page.getByText('90°', { exact: true }).click();
      await page.getByLabel('Pictures a second').fill('12');
      await page.keyboard.press('Enter');
      await shown(page.getByText('50 to 33 000'));
      await page.getByRole('button', { name: 'Hold exposure' }).click();
      await page.getByRole('textbox', { name: 'Exposure' }).fill('99999');
      await page.keyboard.press('Enter');
      const wanted = { annotate: 'Stage left', rotation: 90, fps: 12, exposure: 33_000 };
      await eventually('the camera does so', async () =>
        isDeepStrictEqual(await settingsOf(stage.world, 'cam-1', 'reported', Object.keys(wanted)), wanted),
      );
      await stage.world.call('PATCH', '/cameras/cam-1/settings', { rotation: 0, fps: 10, exposure: 'auto' });
      const [answer] = await Promise.all([
        page.waitForResponse(/\/cameras\/cam-1\/identify$/),
        page.getByRole('button', { name: 'Identify' }).click(),
      ]);
      expect(answer.ok()).toBe(true);
      await page.getByRole('button', { name: 'Close' }).click();
      await shown(does(page, 'closed'));
      await shown(page.getByText(/It is closed: open it to record/));
      for (const name of [/^Record/, /^Still$/])
        expect(await page.getByRole('button', { name }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Open' }).click();
      await shown(does(page, 'standing by'));
    },
    DEADLINE_MS,
  );

  test(
    'all are recorded at a press, and their films can be played, downloaded, and deleted unless one thinks better of it',
    async () => {
      const page = await stage.page('/record');
      await page.getByLabel('Name').fill('Dance');
      await page.getByRole('button', { name: 'Record at once' }).click();
      await shown(page.getByText('2 of 2 cameras rolling'));
      await page.reload();
      await shown(page.getByText('2 of 2 cameras rolling'));
      await page.getByRole('button', { name: 'Cut' }).click();
      for (const camera of ['cam-1', 'cam-2'])
        await shown(page.locator(`tr[data-camera="${camera}"][data-state="saved"]`));
      expect(await seriousFindings(page)).toEqual([]);

      await page.goto('/#/recordings?camera=cam-2');
      const film = page.locator('tr[data-recording][data-camera="cam-2"]');
      await shown(film);
      expect(await page.locator('tr[data-camera="cam-1"]').count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await film.getByRole('button', { name: /^Play / }).click();
      const plays = 'document.querySelector("video.player").currentTime > 0';
      await eventually('the film plays', () => page.evaluate<boolean>(plays));
      await page.keyboard.press('Escape');

      await film.getByRole('button', { name: /^Download / }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'As it was recorded' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.mp4$/);
      expect(await download.failure()).toBeNull();

      await film.getByRole('button', { name: /^Delete / }).click();
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await shown(film.getByRole('button', { name: /^Delete / }));
    },
    DEADLINE_MS,
  );

  test(
    'a viewer sees all of it and can change nothing',
    async () => {
      const token = await stage.tokenOf('viewer');
      const page = await stage.page('/cameras/cam-1', token);
      const posts = postsOf(page);
      await runs(page, 'cam-1');
      for (const name of [/^Record/, /^Identify$/, /^Close$/, /^Hold/])
        expect(await page.getByRole('main').getByRole('button', { name, disabled: false }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '720p60' }).isDisabled()).toBe(true);
      await page.keyboard.press('r');
      await page.goto('/#/record');
      await shown(page.getByLabel('Chosen cameras'));
      await page.keyboard.press('a');
      for (const name of ['Arm', 'Record at once'])
        expect(await page.getByRole('button', { name }).count()).toBe(0);
      expect(posts).toEqual([]);
    },
    DEADLINE_MS,
  );

  test(
    'the activity tells what happened, and draws how each camera fares',
    async () => {
      const page = await stage.page('/activity');
      await shown(page.getByText(/recording\.saved|saved/i).first());
      for (const [name, figure] of Object.entries(CHARTS)) {
        const chart = page.getByRole('figure', { name });
        await shown(chart.getByText(figure).first());
        await shown(chart.locator('canvas'));
      }
      // A camera that is simulated has none, and an empty axis would say nothing.
      const axis = page.getByRole('figure', { name: 'Temperature' }).locator('canvas');
      expect(await axis.isVisible()).toBe(false);
      expect(await seriousFindings(page)).toEqual([]);
    },
    DEADLINE_MS,
  );
});
