import type { Locator, Page } from 'playwright-core';
import type { FleetRecordings } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { camerasAre } from '../e2e/support/cameras-are.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 180_000;
/** For what comes of its own. */
const PATIENCE_MS = 60_000;
/** Without a camera an agent looks again after a quarter of a minute, at the soonest. */
const GONE_AND_BACK = 'unplug=1s@20s';
const GONE = 'unplug=1h';
const WAITS = 'Interrupted – goes on when the camera is back';

const row = (page: Page, { id }: Pick<Recording, 'id'>, state: string): Locator =>
  page.locator(`tr[data-recording="${id}"][data-state="${state}"]`);

const stop = (where: Locator): Locator => where.getByRole('button', { name: /^Stop / });

const waits = (page: Page, film: Recording): Promise<void> =>
  row(page, film, 'interrupted').getByText(WAITS).waitFor({ timeout: PATIENCE_MS });

describeWith('chromium', 'a recording whose camera is away', () => {
  let stage: Stage;

  withStage([], (made) => (stage = made));

  const listed = async (): Promise<readonly Recording[]> =>
    (await stage.world.get<FleetRecordings>('/recordings')).items;

  /** The film that a camera makes which has such faults. */
  async function begun(id: string, faults: string, path: string, body: object): Promise<Recording> {
    stage.startCamera(id, { ROLLCALL_SIMULATE_FAULTS: faults });
    await camerasAre(stage.world, [id], 'standing-by', PATIENCE_MS);
    const begin = async (): Promise<boolean> => (await stage.world.call('POST', path, body)).status === 201;
    await eventually('it records', begin, PATIENCE_MS);
    return (await listed()).find(({ cameraId }) => cameraId === id) ?? fail(`film of ${id}`);
  }

  const recorded = (id: string, faults: string): Promise<Recording> =>
    begun(id, faults, `/cameras/${id}/recordings`, {});

  test(
    'is listed as interrupted until it goes on in the next part, or is stopped by who may',
    async () => {
      const page = await stage.page('/recordings');
      const viewer = await stage.page('/recordings', await stage.tokenOf('viewer'));
      const first = await recorded('cam-1', `${GONE_AND_BACK},${GONE}@75s`);
      for (const each of [page, viewer]) await waits(each, first);
      await shown(stop(row(page, first, 'interrupted')));
      expect(await stop(viewer.locator('main')).count()).toBe(0);
      await shown(page.getByRole('alert').filter({ hasText: '1 recording interrupted' }));
      expect(await seriousFindings(page)).toEqual([]);
      await row(page, first, 'failed').waitFor({ timeout: PATIENCE_MS });
      expect(await stop(page.locator('main')).count()).toBe(0);

      const second = (await listed()).find(({ partOf }) => partOf === first.id) ?? fail('second part');
      await shown(row(page, second, 'recording'));
      for (const each of [page, viewer]) await waits(each, second);
      await stop(row(page, second, 'interrupted')).click();
      for (const each of [page, viewer]) await shown(row(each, second, 'failed'));
      expect(await stop(page.locator('main')).count()).toBe(0);
      expect((await listed()).map(({ goesOn }) => goesOn)).toEqual([undefined, true]);
    },
    DEADLINE_MS,
  );

  test(
    'is told of on the page of its camera, where the button and the key that stop what runs stop it',
    async () => {
      const page = await stage.page('/recordings', undefined, { width: 390, height: 844 });
      const film = await recorded('cam-2', `${GONE}@20s`);
      await page.goto('/#/cameras/cam-2');
      await waits(page, film);
      const alarm = page.getByRole('main').getByRole('alert').getByText(WAITS);
      await shown(alarm);
      const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
      await shown(button('Stop'));
      expect(await seriousFindings(page)).toEqual([]);
      const fits = 'document.documentElement.scrollWidth <= innerWidth';
      await eventually('nothing runs off the side of a phone', () => page.evaluate<boolean>(fits));
      await page.keyboard.press('r');
      await shown(row(page, film, 'failed'));
      await gone(alarm);
      await shown(button('Record'));
      expect((await listed()).find(({ id }) => id === film.id)).not.toHaveProperty('goesOn');
    },
    DEADLINE_MS,
  );

  test(
    'of a take is told of where the take is rolling, and ends with its cut',
    async () => {
      const page = await stage.page('/record');
      await begun('cam-3', `${GONE}@20s`, '/recordings', { cameras: ['cam-3'], name: 'Walk' });
      const tile = page.locator('.crew-tile[data-camera="cam-3"][data-state="interrupted"]');
      await tile.getByText('interrupted').waitFor({ timeout: PATIENCE_MS });
      await shown(page.getByText(/1 of 1 camera told to roll \(1 interrupted\)/));
      await shown(page.getByRole('main').getByRole('alert').getByText(WAITS));
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('c');
      await shown(page.locator('[data-take-state="complete"]'));
    },
    DEADLINE_MS,
  );
});

function fail(what: string): never {
  throw new Error(`there is no ${what}`);
}
