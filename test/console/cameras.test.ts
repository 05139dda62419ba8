import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { runs } from './support/runs.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 90_000;

const LOOK = ['brightness', 'contrast', 'saturation', 'exposure', 'gain', 'whiteBalance', 'focus'];

/** What is asked of a camera's picture. */
async function lookNow(stage: Stage, id: string): Promise<Record<string, unknown>> {
  const { settings } = (await (await stage.world.call('GET', `/cameras/${id}`)).json()) as {
    settings: { desired: Record<string, unknown> };
  };
  return Object.fromEntries(LOOK.map((name) => [name, settings.desired[name]]));
}

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
      await page.getByRole('slider', { name: 'Brightness' }).focus();
      for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
      const { settings } = await eventually('the camera is brighter', async () => {
        const view = (await (await stage.world.call('GET', '/cameras/cam-1')).json()) as {
          settings: { reported: { brightness?: number } };
        };
        return (view.settings.reported.brightness ?? 0) > 0.3 && view;
      });
      expect(settings.reported.brightness).toBeLessThanOrEqual(1);
      await page.getByRole('button', { name: '480p90' }).click();
      await runs(page, 'cam-1');
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
      const [own, other] = await Promise.all(['cam-1', 'cam-2'].map((id) => lookNow(stage, id)));
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
    'one tells a refusal beside what was refused',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await page.getByLabel('Frames from key frame to key frame').fill('5000');
      await page.keyboard.press('Enter');
      await shown(page.locator('[data-refused="gop"]'));
      expect(await seriousFindings(page)).toEqual([]);
    },
    DEADLINE_MS,
  );

  test(
    'the wall shows all of them by key frames, one large, and says so where one is lost, until it is back',
    async () => {
      const page = await stage.page('/wall');
      await Promise.all(['cam-1', 'cam-2'].map((camera) => runs(page, camera)));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await shown(page.locator('.tile[data-large] .picture[data-camera="cam-1"]'));
      await runs(page, 'cam-1');
      expect(await seriousFindings(page)).toEqual([]);
      await stage.killCamera('cam-2');
      await shown(page.locator('.tile[data-status="lost"]').getByText(/lost .*: power or network/));
      stage.startCamera('cam-2');
      await runs(page, 'cam-2');
      await page.keyboard.press('Escape');
      await gone(page.locator('.tile[data-large]'));
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
      await runs(page, 'cam-1');
      for (const name of ['Record', 'Identify', 'Close'])
        expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '720p60' }).isDisabled()).toBe(true);
      await page.keyboard.press('r');
      await page.goto('/#/record');
      await shown(page.getByLabel('Chosen cameras'));
      await page.keyboard.press('a');
      for (const name of ['Arm', 'Record at once'])
        expect(await page.getByRole('button', { name }).count()).toBe(0);
    },
    DEADLINE_MS,
  );

  test(
    'the activity tells what happened',
    async () => {
      const page = await stage.page('/activity');
      await shown(page.getByText(/recording\.saved|saved/i).first());
      expect(await seriousFindings(page)).toEqual([]);
    },
    DEADLINE_MS,
  );
});
