import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 60_000;
const PHONE = { width: 390, height: 844 };

/** The row of a service, as the page shows it. */
const row = (page: Page, id: string, status: string): ReturnType<Page['locator']> =>
  page.locator(`tr[data-service="${id}"][data-status="${status}"]`);

describeWith('chromium', 'the page of the fleet', () => {
  let stage: Stage;

  withStage(['cam-1', 'cam-2'], (made) => (stage = made));

  test(
    'is behind a sign-in: a wrong token is told, a right one lets in, and signing out shuts the page',
    async () => {
      const page = await (await stage.context()).newPage();
      await page.goto('/');
      await shown(page.locator('input[name="token"]:focus'));
      await page.keyboard.type('a-token-that-nobody-ever-made');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await shown(page.getByRole('alert'));
      expect(await seriousFindings(page)).toEqual([]);
      await page.locator('input[name="token"]').fill(await stage.world.token());
      await page.keyboard.press('Enter');
      await shown(page.getByRole('button', { name: 'Search' }));
      await page.getByRole('button', { name: 'Sign out' }).click();
      await shown(page.getByRole('button', { name: 'Sign in' }));
    },
    DEADLINE_MS,
  );

  test(
    'opens by the printed link, which is gone from the address then',
    async () => {
      const link = (await (await stage.world.call('POST', '/sign-in-links')).json()) as { path: string };
      const page = await (await stage.context()).newPage();
      await page.goto(link.path);
      await shown(row(page, 'cam-1', 'standing by'));
      expect(page.url()).toBe(`${stage.world.origin}/`);
    },
    DEADLINE_MS,
  );

  test(
    'shows a camera that is lost, says why, and shows it found again, without being loaded again',
    async () => {
      const page = await stage.page('/');
      await shown(row(page, 'cam-1', 'standing by'));
      await page.evaluate('window.stayed = true');
      await stage.killCamera('cam-1');
      await shown(row(page, 'cam-1', 'lost'));
      expect(await row(page, 'cam-1', 'lost').textContent()).toMatch(
        /lost (.* ago|just now): power or network/,
      );
      await shown(page.getByText('1 lost'));
      stage.startCamera('cam-1');
      await shown(row(page, 'cam-1', 'standing by'));
      await gone(page.getByText('1 lost'));
      expect(await page.evaluate('window.stayed')).toBe(true);
    },
    DEADLINE_MS,
  );

  test(
    'lets one search run at a time: the button waits for it, whoever asked',
    async () => {
      const [page, other] = [await stage.page('/'), await stage.page('/')];
      await shown(other.getByRole('button', { name: 'Search' }));
      const busy = (each: Page): Promise<void> =>
        each.getByRole('button', { name: 'Searching', disabled: true }).waitFor({ timeout: 5000 });
      // A busy machine may tell a page of a search that lasts a second once it is over.
      await eventually('both wait for one', async () => {
        await page.getByRole('button', { name: 'Search' }).click();
        return Promise.all([busy(page), busy(other)]).then(
          () => true,
          () => false,
        );
      });
      await shown(page.getByRole('button', { name: 'Search', exact: true, disabled: false }));
      await shown(other.getByRole('button', { name: 'Search', exact: true, disabled: false }));
    },
    DEADLINE_MS,
  );

  test(
    'shows a search that was begun before one came to the page, and how far it is',
    async () => {
      const page = await stage.page('/wall');
      const startedAt = new Date(Date.now() - 300_000).toISOString();
      const search = { id: 'a', state: 'running', trigger: 'request', startedAt, windowMs: 600_000 };
      await page.route('**/api/v1/searches/latest', (route) => route.fulfill({ json: search }));
      // One that discovery begins and ends by itself meanwhile takes its place.
      await eventually('the page shows it', async () => {
        await page.getByRole('link', { name: 'Wall' }).click();
        const told = page.waitForResponse('**/api/v1/searches/latest');
        await page.getByRole('link', { name: 'Fleet' }).click();
        await told;
        await shown(page.getByRole('button', { name: /^Search/ }));
        const progress = page.getByRole('progressbar', { name: 'How far the search is' });
        const isBusy = page.getByRole('button', { name: 'Searching', disabled: true });
        const far = Number(await progress.getAttribute('aria-valuenow', { timeout: 1000 }).catch(() => 0));
        return (await isBusy.isVisible()) && far >= 50 && far < 60;
      });
    },
    DEADLINE_MS,
  );

  test(
    'is sorted by the heads of its columns, by keyboard too, and on a phone by a field',
    async () => {
      const page = await stage.page('/');
      const idsOf = (each: Page): Promise<string[]> =>
        each.evaluate("[...document.querySelectorAll('tr[data-service]')].map((row) => row.dataset.service)");
      for (const id of ['cam-1', 'cam-2']) await shown(row(page, id, 'standing by'));
      expect(await idsOf(page)).toEqual(['cam-1', 'cam-2']);
      await page.getByRole('button', { name: 'Name' }).focus();
      await page.keyboard.press('Enter');
      await shown(page.locator('th[aria-sort="descending"]').getByText('Name'));
      await eventually('it is the other way round', async () => (await idsOf(page))[0] === 'cam-2');
      await page.getByRole('button', { name: 'Temperature' }).click();
      await shown(page.locator('th[aria-sort="descending"]').getByText('Temperature'));
      expect(await page.locator('th[aria-sort]').count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);
      const { items } = await stage.world.get<{ items: { id: string; since: string }[] }>('/services');
      const newest = items.sort((a, b) => b.since.localeCompare(a.since)).map(({ id }) => id);
      const phone = await stage.page('/', undefined, PHONE);
      const small = row(phone, 'cam-2', 'standing by').locator('td').nth(1);
      await shown(small.getByText(/^found (.* ago|just now)$/));
      await shown(small.getByText(/^\d.* free$/));
      await phone.getByRole('combobox', { name: 'Sort by' }).click();
      await phone.getByRole('option', { name: 'Sort: Changed' }).click();
      await eventually('the newest come first', async () => String(await idsOf(phone)) === String(newest));
    },
    DEADLINE_MS,
  );

  test(
    'is filtered by words and by status, by keyboard alone',
    async () => {
      const page = await stage.page('/');
      await shown(row(page, 'cam-2', 'standing by'));
      await page.getByLabel('Filter by name, host, address or tag').focus();
      await page.keyboard.type('cam-2');
      await gone(row(page, 'cam-1', 'standing by'));
      await shown(row(page, 'cam-2', 'standing by'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await shown(page.getByText('Nothing matches.'));
    },
    DEADLINE_MS,
  );

  test(
    'greys out and says so while the API is away, and is right again by itself, still signed in',
    async () => {
      const page = await stage.page('/');
      await shown(row(page, 'cam-1', 'standing by'));
      await stage.restart(async () => {
        await shown(page.getByText(/Not connected: what is shown is from .* no connection came about/));
        expect(await page.locator('main[data-stale]').count()).toBe(1);
        expect(await page.locator('header [data-stale]').getByText('2 found').count()).toBe(1);
      });
      await gone(page.getByText(/Not connected/));
      await shown(row(page, 'cam-1', 'standing by'));
      await eventually('the page is fresh', async () => (await page.locator('[data-stale]').count()) === 0);
    },
    2 * DEADLINE_MS,
  );

  test(
    'offers a viewer nothing that a viewer may not do',
    async () => {
      const page = await stage.page('/', await stage.tokenOf('viewer'));
      await shown(row(page, 'cam-1', 'standing by'));
      expect(await page.getByRole('button', { name: 'Search' }).count()).toBe(0);
    },
    DEADLINE_MS,
  );

  test.each([
    ['a desk', { width: 1440, height: 900 }],
    ['a phone', PHONE],
  ])(
    'can be used by everybody on %s: no serious finding of axe, nothing runs off the side, no other host is asked',
    async (_, size) => {
      const context = await stage.context(size);
      const asked = new Set<string>();
      context.on('request', (request) => asked.add(new URL(request.url()).origin));
      await context.request.post('/api/v1/session', { data: { token: await stage.world.token() } });
      const page = await context.newPage();
      await page.goto('/');
      await shown(row(page, 'cam-1', 'standing by'));
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect([...asked]).toEqual([stage.world.origin]);
    },
    DEADLINE_MS,
  );
});
