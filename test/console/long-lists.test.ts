import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { FleetDatabase } from '#api/adapters/database/fleet-database.js';
import { TakeTable } from '#api/adapters/database/take-table.js';
import type { Take } from '#api/domain/takes/take.js';
import { launchChromium } from '#testing/chromium.js';
import { eventually } from '#testing/eventually.js';
import { HelperProcess } from '#testing/helpers/helper-process.js';
import { Rollcall } from '#testing/rollcall.js';
import { describeWith } from '#testing/tools.js';
import { World } from '../e2e/support/world.js';
import { shown } from './support/shown.js';

const CAMERAS = 500;
const TAKES = 1000;
/** Of three blocks that are in sight or near it. */
const MOST_ROWS = 200;
const DEADLINE_MS = 180_000;

const takeOf = (index: number): Take => {
  const at = new Date(Date.UTC(2026, 0, 1) + index * 600_000).toISOString();
  return {
    ...{ id: `take-${index}`, name: 'walk', number: index + 1, state: 'complete', policy: 'all' },
    ...{ mode: 'clock', armed: true, createdAt: at, startAt: at, limits: {}, entries: [] },
  };
};

/** As an API left them that is ended. */
async function keepTakes(dataDir: string): Promise<void> {
  await mkdir(join(dataDir, 'api'), { recursive: true });
  const database = new FleetDatabase(join(dataDir, 'api', 'rollcall.db'));
  await database.open();
  const table = new TakeTable(database);
  for (let index = 0; index < TAKES; index += 1) await table.save(takeOf(index), false);
  await database.close();
}

/** Scrolls to the end of the page until it does not grow any more. */
async function toTheEnd(page: Page, row: string): Promise<void> {
  await eventually('the end of the list', async () => {
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    return (await page.locator(row).count()) > 0;
  });
}

describeWith('chromium', 'lists that are long', () => {
  let world: World;
  let browser: Browser;
  let troupe: HelperProcess;
  const programs: Rollcall[] = [];

  beforeAll(async () => {
    world = await World.make();
    await keepTakes(world.dataDir);
    for (const part of ['broker', 'api']) {
      const program = Rollcall.start([part], world.env);
      programs.push(program);
      await program.says(`Rollcall ${part} runs`, DEADLINE_MS);
    }
    troupe = HelperProcess.start('libs/testing/src/troupe/troupe-program.ts');
    const url = `mqtt://127.0.0.1:${world.ports.mqtt}`;
    await troupe.ask('open', { url, dataDir: world.dataDir, count: CAMERAS, prefix: 'cam-' });
    browser = await launchChromium();
  }, DEADLINE_MS);

  afterAll(async () => {
    await browser.close();
    await troupe.close();
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
  }, DEADLINE_MS);

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ baseURL: world.origin });
    const data = { token: await world.token() };
    await context.request.post('/api/v1/session', { data, failOnStatusCode: true });
    const page = await context.newPage();
    await page.goto(`/#${path}`);
    return page;
  }

  test(
    'a fleet of 500 is drawn where one looks, down to its end, and found by its filter',
    async () => {
      const page = await open('/');
      const rows = page.locator('tr[data-service]');
      await shown(page.getByText(`${CAMERAS} found`));
      await shown(rows.first());
      expect(await rows.count()).toBeLessThan(MOST_ROWS);
      await toTheEnd(page, 'tr[data-service="cam-499"]');
      await shown(page.locator('tr[data-service="cam-499"]'));
      expect(await rows.count()).toBeLessThan(MOST_ROWS);
      await page.evaluate('scrollTo(0, 0)');
      await shown(page.locator('tr[data-service="cam-0"]'));
      await page.getByLabel('Filter by name, host, address or tag').fill('cam-250');
      await eventually('one row is left', async () => (await rows.count()) === 1);
      await shown(page.locator('tr[data-service="cam-250"]'));
    },
    DEADLINE_MS,
  );

  test(
    'a thousand takes are read to the first one, and no more are drawn than one looks at',
    async () => {
      const page = await open('/takes');
      const more = page.getByRole('button', { name: 'Show more' });
      const rows = page.locator('tr[data-take]');
      await shown(page.locator(`tr[data-take="take-${TAKES - 1}"]`));
      for (let pages = 1; pages < TAKES / 100; pages += 1) {
        const height = await page.evaluate<number>('document.documentElement.scrollHeight');
        await more.click();
        await eventually(
          'another hundred is there',
          async () => (await page.evaluate<number>('document.documentElement.scrollHeight')) > height,
        );
        expect(await rows.count()).toBeLessThan(MOST_ROWS);
      }
      await toTheEnd(page, 'tr[data-take="take-0"]');
      await shown(page.locator('tr[data-take="take-0"]'));
      expect(await rows.count()).toBeLessThan(MOST_ROWS);
      expect(await more.count()).toBe(0);
    },
    DEADLINE_MS,
  );
});
