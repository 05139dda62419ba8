import type { Page, Request, Route } from 'playwright-core';
import { describeWith } from '#testing/tools.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 60_000;
const PAGES = ['Fleet', 'Wall', 'Record', 'Takes', 'Recordings', 'Activity', 'API reference'];

const to = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();

/** What a call is answered with that fails. */
const problem = (status: number, code: string, detail: string): Parameters<Route['fulfill']>[0] => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: code, title: 'No', status, code, detail, advice: 'Wait.' }),
});

const entry = (number: number, type: string, more: object = {}): object => ({
  ...{ id: String(number), type, time: new Date(1_790_000_000_000 + number * 1000).toISOString() },
  ...{ subject: 'cam-1', camera: 'cam-1', data: {}, ...more },
});

const founds = (from: number, count: number): object[] =>
  Array.from({ length: count }, (_, index) => entry(from - index, 'service.found'));

const asksFor = (request: Request, what: string): boolean => request.url().includes(what);

describeWith('chromium', 'the frame of the console, and its page of what happened', () => {
  let stage: Stage;

  withStage([], (made) => (stage = made));

  test(
    'says where the code of a page does not come, keeps everything around it, and loads it once it comes',
    async () => {
      const page = await stage.page('/takes');
      await shown(page.getByRole('heading', { name: 'Takes' }));
      await page.route(/wall-page-.*\.js$/, (route) => route.abort());
      await to(page, 'Wall');
      await shown(page.getByRole('alert').getByText('This part of the console could not be loaded'));
      expect(await seriousFindings(page)).toEqual([]);
      await to(page, 'Activity');
      await shown(page.getByRole('region', { name: 'Journal' }));
      await to(page, 'Wall');
      await page.unroute(/wall-page-.*\.js$/);
      await page.getByRole('button', { name: 'Load it again' }).click();
      await shown(page.getByText('No camera is chosen, or none is there.'));
    },
    DEADLINE_MS,
  );

  test(
    'stays where a page breaks, which says so in its place',
    async () => {
      const page = await stage.page('/');
      await page.route(/\/api\/v1\/takes(\?|$)/, (route) =>
        route.fulfill({ json: { items: [{ id: 'no-take' }] } }),
      );
      await to(page, 'Takes');
      await shown(page.getByRole('alert').getByText('This part of the console broke'));
      await to(page, 'Fleet');
      await shown(page.getByRole('heading', { name: 'No camera yet' }));
    },
    DEADLINE_MS,
  );

  test(
    'says why nobody is let in yet while the API does not say who it is, and asks again by itself',
    async () => {
      const page = await stage.page('/takes');
      await shown(page.getByRole('heading', { name: 'Takes' }));
      await page.route('**/api/v1/session', (route) =>
        route.fulfill(problem(429, 'too-many', 'Too many requests came at once.')),
      );
      await page.reload();
      await shown(page.getByRole('alert').getByText(/Too many requests came at once.*asked again/));
      expect(await seriousFindings(page)).toEqual([]);
      await page.unroute('**/api/v1/session');
      await shown(page.getByRole('heading', { name: 'Takes' }));
    },
    DEADLINE_MS,
  );

  test(
    'shows what failed until it is seen, each once and never more than can be read, with a button for everybody',
    async () => {
      const page = await stage.page('/');
      let detail = '';
      await page.route('**/api/v1/searches', (route) => route.fulfill(problem(500, 'internal', detail)));
      const search = page.getByRole('button', { name: 'Search' });
      for (detail of ['First.', 'First.', 'Second.', 'Third.', 'Fourth.']) {
        const answered = page.waitForResponse('**/api/v1/searches');
        await search.click();
        await answered;
        await shown(page.getByText(`${detail} Wait.`).last());
      }
      await gone(page.getByText('First. Wait.').last());
      expect(await seriousFindings(page)).toEqual([]);
      const close = page.getByRole('button', { name: 'Close' });
      await close.nth(2).waitFor();
      expect(await close.count()).toBe(3);
      await close.first().click();
      await gone(page.getByText('Second. Wait.'));
    },
    DEADLINE_MS,
  );

  test(
    'calls each page by its name, in its one heading and in the tab of the browser',
    async () => {
      const page = await stage.page('/');
      for (const name of PAGES) {
        await to(page, name);
        await page.waitForFunction(`document.title === '${name} · Rollcall'`);
        await page.locator('h1').waitFor({ state: 'attached' });
        expect(await page.locator('h1').count()).toBe(1);
      }
    },
    DEADLINE_MS,
  );

  test(
    'says in words what people did, to which take, and why it was refused',
    async () => {
      const page = await stage.page('/');
      const deed = { subject: 'take-1', camera: undefined, by: 'ada' };
      const items = [
        entry(3, 'command.failed', { ...deed, data: { command: 'take-cut', code: 'take-over' } }),
        entry(2, 'command.done', { ...deed, data: { command: 'take-roll' } }),
        entry(1, 'take.armed', { ...deed, data: { name: 'walk', number: 3 } }),
      ];
      await page.route('**/events/history*', (route) => route.fulfill({ json: { items } }));
      await to(page, 'Activity');
      await shown(page.getByText('ada rolled a take: Take 3 of “walk”'));
      await shown(page.getByText('ada cut a take: Take 3 of “walk”, and was refused: The take is past that'));
    },
    DEADLINE_MS,
  );

  test(
    'draws what one looks at, and gives an older page to the list alone that asked for it',
    async () => {
      const page = await stage.page('/');
      const held: Route[] = [];
      await page.route('**/events/history*', async (route) => {
        if (asksFor(route.request(), 'cursor=')) held.push(route);
        else if (asksFor(route.request(), 'types='))
          await route.fulfill({ json: { items: [entry(2000, 'service.lost')], next: 'lost' } });
        else await route.fulfill({ json: { items: founds(1000, 500), next: 'found' } });
      });
      const askForEarlier = async (): Promise<void> => {
        const asked = page.waitForRequest((request) => asksFor(request, 'cursor='));
        await page.getByRole('button', { name: 'Show earlier' }).click();
        await asked;
      };
      const lines = page.locator('li[data-event]');
      await to(page, 'Activity');
      await lines.first().waitFor();
      expect(await lines.count()).toBeLessThan(200);
      await askForEarlier();
      await page.getByRole('combobox', { name: 'Kind' }).click();
      await page.getByRole('option', { name: 'Trouble' }).click();
      await shown(page.locator('li[data-event="service.lost"]'));
      await held[0]?.fulfill({ json: { items: founds(500, 5), next: 'found' } });
      await askForEarlier();
      await held[1]?.fulfill({ json: { items: [entry(1500, 'service.lost')] } });
      await gone(page.getByRole('button', { name: 'Show earlier' }));
      expect(await lines.count()).toBe(2);
    },
    DEADLINE_MS,
  );
});
