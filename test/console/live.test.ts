import type { Page } from 'playwright-core';
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
      await stage.restart(() => shown(standing(page, /connection to Rollcall is broken/)));
      await runs(page, 'cam-1');
    },
    DEADLINE_MS,
  );

  test(
    'says why it does not come back, once who looks is not signed in any more',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await runs(page, 'cam-1');
      await page.context().clearCookies();
      await stage.restart();
      await shown(standing(page, /sign in/i));
      expect(await standing(page, /by itself/).count()).toBe(0);
    },
    DEADLINE_MS,
  );

  test(
    'that freezes, as its agent has stalled, says so, and goes on with the agent',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      const figures = page.locator('.picture-figures');
      await shown(figures);
      stage.agents.get('cam-1')?.child.kill('SIGSTOP');
      try {
        await shown(standing(page, /No new picture/));
        expect(await figures.count()).toBe(0);
      } finally {
        stage.agents.get('cam-1')?.child.kill('SIGCONT');
      }
      await runs(page, 'cam-1');
      await shown(figures);
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

function standing(page: Page, why: RegExp): ReturnType<Page['locator']> {
  return page.locator('.picture[data-state="standing"]').getByText(why);
}
