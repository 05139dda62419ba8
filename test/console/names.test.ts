import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { groupNameOf } from '../../apps/console/src/groups/group-name.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 60_000;

const row = (page: Page, id: string): ReturnType<Page['locator']> => page.locator(`tr[data-service="${id}"]`);

describe('the name of a group', () => {
  it.each([
    ['Stage left', 'stage-left'],
    ['Bühne_2!', 'buhne-2'],
    ['x'.repeat(70), 'x'.repeat(64)],
  ])('typed as %j is %j', (typed, name) => expect(groupNameOf(typed)).toBe(name));
});

describeWith('chromium', 'what the cameras are called in the console', () => {
  let stage: Stage;

  withStage(['cam-1', 'cam-2'], (made) => (stage = made));

  test(
    'is changed on the page of one, for everybody at once, and is its host name again where it is emptied',
    async () => {
      const [page, other] = [await stage.page('/cameras/cam-1'), await stage.page('/')];
      const edit = page.getByRole('button', { name: 'Change its name and tags' });
      await edit.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name', { exact: true }).fill('<b>Stage</b> left');
      await dialog.getByLabel('Tags').fill('front');
      await page.keyboard.press('Enter');
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await shown(page.getByRole('heading', { name: '<b>Stage</b> left', exact: true }));
      await page.waitForFunction("document.title === '<b>Stage</b> left · Rollcall'");
      await gone(dialog);
      await shown(row(other, 'cam-1').getByText('<b>Stage</b> left'));
      await other.getByLabel('Filter by name, host, address or tag').fill('front');
      await gone(row(other, 'cam-2'));
      await edit.click();
      await dialog.getByLabel('Name', { exact: true }).fill('');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await gone(page.getByRole('heading', { name: '<b>Stage</b> left', exact: true }));
      await gone(dialog);
      await shown(page.getByText('front'));
    },
    DEADLINE_MS,
  );

  test(
    'is a text and nothing else, and runs off no phone however long it is',
    async () => {
      const label = '<img src=x onerror="window.hacked=1">'.padEnd(100, 'x');
      const page = await stage.page('/', undefined, { width: 390, height: 844 });
      await shown(row(page, 'cam-1'));
      await stage.world.call('PATCH', '/cameras/cam-1', { label });
      for (const path of ['/', '/record', '/cameras/cam-1', '/activity']) {
        await page.goto(`/#${path}`);
        await shown(page.getByText(label).first());
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      await stage.world.call('PATCH', '/cameras/cam-1', { label: null });
    },
    DEADLINE_MS,
  );

  test(
    'is refused on the spot where the API refuses it',
    async () => {
      const page = await stage.page('/cameras/cam-1');
      await page.route('**/api/v1/cameras/cam-1', (route) =>
        route.continue({ postData: JSON.stringify({ label: 'a\u0000b' }) }),
      );
      await page.getByRole('button', { name: 'Change its name and tags' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await shown(page.getByRole('dialog').getByRole('alert'));
    },
    DEADLINE_MS,
  );

  test(
    'and their groups are made, changed and removed on the page of the fleet',
    async () => {
      const page = await stage.page('/');
      await page.getByRole('button', { name: 'Groups' }).click();
      await page.getByRole('button', { name: 'New group' }).click();
      await page.getByLabel('Name of the group').fill('Stage left');
      await page.getByLabel('Its cameras').first().click();
      await page.getByRole('option').first().click();
      await page.keyboard.press('Escape');
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Save' }).click();
      await shown(page.locator('[data-group="stage-left"]').getByText('1 camera'));
      await page.getByRole('button', { name: 'Change group stage-left' }).click();
      await page.getByLabel('Cameras in stage-left').first().click();
      await page.getByRole('option').nth(1).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Save' }).click();
      await shown(page.locator('[data-group="stage-left"]').getByText('2 cameras'));
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByLabel('Group by').first().click();
      await page.getByRole('option', { name: 'By group' }).click();
      await shown(page.getByText('stage-left (2)'));
      await page.getByRole('button', { name: 'Groups' }).click();
      await page.getByRole('button', { name: 'Remove group stage-left' }).focus();
      await page.keyboard.press('Enter');
      await shown(page.getByRole('button', { name: 'Remove it' }));
      await page.keyboard.press('Enter');
      await shown(page.getByText('no group (2)'));
      const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent');
      await eventually('the focus is in the dialog still', async () =>
        (await focused()).startsWith('A group'),
      );
    },
    DEADLINE_MS,
  );

  test(
    'is forgotten with a lost one, which is gone from the list then',
    async () => {
      const page = await stage.page('/');
      await shown(row(page, 'cam-2'));
      expect(await page.getByRole('button', { name: /^Forget/ }).count()).toBe(0);
      await stage.killCamera('cam-2');
      await page.getByRole('button', { name: /^Forget/ }).click();
      await gone(row(page, 'cam-2'));
    },
    DEADLINE_MS,
  );
});
