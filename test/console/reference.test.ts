import { readFile } from 'node:fs/promises';
import { describeWith } from '#testing/tools.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 60_000;
const CALL = /Starts a recording/;

describeWith('chromium', 'the reference of the API', () => {
  let stage: Stage;

  withStage([], (made) => (stage = made));

  test(
    'is where /api/docs leads, behind the sign-in',
    async () => {
      const page = await (await stage.context()).newPage();
      await page.goto('/api/docs');
      expect(page.url()).toBe(`${stage.world.origin}/#/reference`);
      await page.locator('input[name="token"]').fill(await stage.tokenOf('viewer'));
      await page.keyboard.press('Enter');
      await shown(page.getByRole('heading', { name: /^Rollcall .*, the API$/ }));
    },
    DEADLINE_MS,
  );

  test(
    'is filtered and opened by keyboard, and tells all of a call; its address leads to it again',
    async () => {
      const page = await stage.page('/reference');
      await page.getByLabel('Filter by path, word, role or code').fill('post cameras/{id}/recordings');
      await gone(page.getByRole('link', { name: /Lists the services/ }));
      await shown(page.getByRole('status').getByText(/^2 of \d+ calls$/));
      await page.keyboard.press('Enter');
      await shown(page.getByRole('heading', { name: CALL }));
      expect(page.url()).toMatch(/#\/reference\/cameraRecordings\.start$/);
      await page.reload();
      await shown(page.getByRole('heading', { name: CALL }));
      await shown(
        page.getByRole('region', { name: 'Body, optional' }).getByText('prerollMs', { exact: true }),
      );
      await shown(page.getByRole('cell', { name: 'already-recording' }));
      const line = await page.getByRole('group', { name: 'The line' }).textContent();
      expect(line).toContain(`'${stage.world.origin}/api/v1/cameras/cam-1/recordings'`);
    },
    DEADLINE_MS,
  );

  test(
    'says so where there is no such call, and knows every call of the document',
    async () => {
      const page = await stage.page('/reference/nothing.atAll');
      await shown(page.getByText('There is no call nothing.atAll.'));
      const { paths } = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as { paths: object };
      const count = Object.values(paths).flatMap((item: object) => Object.keys(item)).length;
      expect(await page.locator('nav[aria-label="Calls"] a').count()).toBe(count);
    },
    DEADLINE_MS,
  );

  test.each([
    ['a desk', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    'can be used by everybody on %s: no serious finding of axe, nothing runs off the side',
    async (_, size) => {
      const page = await stage.page('/reference', undefined, size);
      await shown(page.getByRole('link', { name: CALL }));
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: CALL }).click();
      await shown(page.getByRole('heading', { name: CALL }));
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    },
    DEADLINE_MS,
  );
});
