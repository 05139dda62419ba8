import { stat } from 'node:fs/promises';
import type { CDPSession, Download, Locator, Page } from 'playwright-core';
import type { FleetRecordings } from '#contracts/http/views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { camerasAre } from '../e2e/support/cameras-are.js';
import { coloursIn, frameAt } from './support/film-pictures.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 90_000;
const CAMERAS = ['cam-1', 'cam-2'];
const SIZE = [640, 480] as const;
const FPS = 10;
/** In the first it is a day later than in the other, whatever the time. */
const ZONES = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const;

const row = (page: Page, { id }: Pick<Recording, 'id'>, state?: string): Locator =>
  page.locator(`tr[data-recording="${id}"]${state === undefined ? '' : `[data-state="${state}"]`}`);

const remove = (page: Page, film: Recording): Locator =>
  row(page, film).getByRole('button', { name: /^Delete / });

/** The name of what has the focus. */
const focusedOn = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.ariaLabel ?? ""');

/** The day in a zone, as a field of a date takes it. */
const dayIn = (zone: string, { startedAt }: Recording): string =>
  new Date(startedAt).toLocaleDateString('sv-SE', { timeZone: zone });

describeWith('chromium', 'the page of recordings', () => {
  let stage: Stage;

  withStage(CAMERAS, (made) => (stage = made));

  const listed = async (): Promise<readonly Recording[]> =>
    (await stage.world.get<FleetRecordings>('/recordings')).items;

  /** New films of both cameras, once they are closed. */
  async function filmed(name: string, durationMs: number): Promise<readonly Recording[]> {
    await camerasAre(stage.world, CAMERAS, 'standing-by', DEADLINE_MS);
    await stage.world.call('POST', '/recordings', { cameras: CAMERAS, name, durationMs });
    return eventually(
      `${name} is saved`,
      async () => {
        const films = (await listed()).filter((film) => film.name?.includes(name) && film.state === 'saved');
        return films.length === CAMERAS.length && films;
      },
      DEADLINE_MS,
    );
  }

  const ofCamera = (films: readonly Recording[], camera: string): Recording =>
    films.find(({ cameraId }) => cameraId === camera) ?? fail(camera);

  test(
    'shows what a film begins with, and plays it from where one wants',
    async () => {
      const film = ofCamera(await filmed('Dance', 4000), 'cam-1');
      const page = await stage.page('/recordings');
      await shown(row(page, film).locator('.still canvas'));
      expect(await coloursIn(page, `[data-recording="${film.id}"] canvas`)).toBeGreaterThan(10);
      await row(page, film)
        .getByRole('button', { name: /^Play / })
        .click();
      await eventually('it can be played', () =>
        page.evaluate<boolean>('document.querySelector("video.player").readyState >= 2'),
      );
      const first = await frameAt(page, 0.05, SIZE);
      // A picture is as late as the simulated camera was woken.
      for (const seconds of [3.05, 1.05, 2.05]) {
        const frames = (await frameAt(page, seconds, SIZE)) - first;
        expect(Math.abs(frames - FPS * (seconds - 0.05))).toBeLessThanOrEqual(1);
      }
    },
    DEADLINE_MS,
  );

  test(
    'is filtered by camera and by day, and tells the time, both as it is where one looks',
    async () => {
      const films = await listed();
      const film = ofCamera(films, 'cam-1');
      for (const [zone, other] of [ZONES, [...ZONES].reverse()] as [string, string][]) {
        const page = await stage.page('/recordings', undefined, undefined, { timezoneId: zone });
        const local = new Date(film.startedAt).toLocaleString('en-US', { timeZone: zone });
        await shown(row(page, film).getByText(local));
        await shown(row(page, ofCamera(films, 'cam-2')));
        await page.getByRole('combobox', { name: 'Camera' }).click();
        await page.getByRole('option', { name: /cam-1/ }).click();
        await gone(row(page, ofCamera(films, 'cam-2')));
        await page.getByLabel('Day').fill(dayIn(other, film));
        await shown(page.getByText('Nothing matches.'));
        await page.getByLabel('Day').fill(dayIn(zone, film));
        await shown(row(page, film));
      }
    },
    DEADLINE_MS,
  );

  test(
    'tells how full the disk of each camera is, and what of it its recordings are',
    async () => {
      const page = await stage.page('/recordings');
      const films = await listed();
      for (const id of CAMERAS) {
        const disk = page.locator(`[aria-label="Disks"] [data-camera="${id}"]`);
        await shown(disk.getByRole('progressbar', { name: /^\d+ % of the disk is used$/ }));
        await shown(disk.getByText(/^\d.* free$/));
        const own = films.filter(({ cameraId }) => cameraId === id);
        const bytes = own.reduce((sum, film) => sum + film.bytes, 0);
        await shown(disk.getByText(`${own.length} recording, ${Math.round(bytes / 1000)} KB`));
      }
    },
    DEADLINE_MS,
  );

  test(
    'has many downloaded at a press, one after the other, and tells how far each of them is',
    async () => {
      const films = await listed();
      const page = await stage.page('/recordings');
      const downloads: Download[] = [];
      page.on('download', (download) => downloads.push(download));
      await row(page, ofCamera(films, 'cam-1')).getByRole('checkbox').check();
      await row(page, ofCamera(films, 'cam-2')).getByRole('checkbox').check();
      const network = await page.context().newCDPSession(page);
      await slowTo(network, 40_000);
      await page.getByRole('group', { name: 'Chosen recordings' }).getByText('Download').click();
      const panel = page.getByRole('region', { name: 'Downloads' });
      const running = panel.locator('[data-state="running"]');
      await shown(running.getByText(/^[1-9]\d* KB of [1-9]\d* KB$/));
      await shown(panel.locator('[data-state="waiting"]'));
      const part = Number(await running.getByRole('progressbar').getAttribute('aria-valuenow'));
      expect(part > 0 && part < 100).toBe(true);
      expect(await seriousFindings(page)).toEqual([]);
      await slowTo(network, -1);
      for (const { id } of films) await shown(panel.locator(`[data-recording="${id}"][data-state="done"]`));
      expect(downloads.map((each) => each.suggestedFilename()).sort()).toEqual(
        CAMERAS.map((id) => expect.stringMatching(new RegExp(`${id}_.*_Dance\\.mp4$`)) as string),
      );
      const sizes = await Promise.all(downloads.map(async (each) => (await stat(await each.path())).size));
      expect(sizes.sort()).toEqual(films.map(({ bytes }) => bytes).sort());
    },
    DEADLINE_MS,
  );

  test(
    'has a film kept, which every other page sees',
    async () => {
      const film = ofCamera(await listed(), 'cam-1');
      const [page, other] = [await stage.page('/recordings'), await stage.page('/recordings')];
      const mark = (each: Page, isKept: boolean): Locator =>
        row(each, film).getByRole('button', { name: 'Keep Dance of', pressed: isKept });
      await shown(mark(other, false));
      await mark(page, false).click();
      for (const each of [page, other]) await shown(mark(each, true));
      await mark(other, true).click();
      for (const each of [page, other]) await shown(mark(each, false));
    },
    DEADLINE_MS,
  );

  test(
    'deletes a film once it cannot be undone any more, by keyboard alone, and one that is undone never',
    async () => {
      const films = await listed();
      const [film, other] = [ofCamera(films, 'cam-1'), ofCamera(films, 'cam-2')];
      const page = await stage.page('/recordings');
      await shown(row(page, other));
      await page.clock.install();
      await remove(page, film).focus();
      await page.keyboard.press('Enter');
      await shown(row(page, film, 'deleting'));
      expect(await focusedOn(page)).toMatch(/^Undo deleting Dance of .*cam-1/);
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await shown(row(page, film, 'saved'));
      expect(await focusedOn(page)).toMatch(/^Delete Dance of .*cam-1/);
      await page.clock.fastForward(20_000);

      await remove(page, other).click();
      // The clock of the page goes on by itself, too: enough of the undo is left for a slow machine.
      await page.clock.fastForward(4000);
      await shown(page.getByText('1 recording to be deleted'));
      expect((await listed()).map(({ id }) => id).sort()).toEqual([film.id, other.id].sort());
      await page.clock.fastForward(5000);
      await gone(row(page, other));
      await shown(row(page, film, 'saved'));
      expect(await focusedOn(page)).toBe('Recordings');
      expect((await listed()).map(({ id }) => id)).toEqual([film.id]);
    },
    DEADLINE_MS,
  );

  test(
    'has what is to be deleted deleted as the page is left, and tells afterwards what may be there still',
    async () => {
      const films = await filmed('Song', 1000);
      const [film, other] = [ofCamera(films, 'cam-1'), ofCamera(films, 'cam-2')];
      const page = await stage.page('/recordings');
      await remove(page, film).click();
      await remove(page, other).click();
      await stage.killCamera('cam-2');
      await shown(page.getByText('1 lost'));
      await page.clock.install();
      await page.reload();
      const alert = page.getByRole('alert');
      await shown(alert.getByText(/could not be asked/));
      await gone(row(page, film));
      await page.clock.fastForward(5000);
      await shown(alert.getByText(/^1 recording that should be deleted .*: Song of cam-2$/));
      expect((await listed()).map(({ id }) => id)).not.toContain(film.id);
    },
    DEADLINE_MS,
  );

  test(
    'chooses by “All recordings” those alone that can be had',
    async () => {
      const page = await stage.page('/recordings');
      const all = page.getByRole('checkbox', { name: 'All recordings' });
      const chosen = page.getByRole('group', { name: 'Chosen recordings' });
      await shown(page.getByRole('alert').getByText(/could not be asked/));
      stage.startCamera('cam-2');
      const films = await filmed('Choir', 1000);
      await shown(row(page, ofCamera(films, 'cam-2'), 'saved'));
      const number = (await listed()).length;
      await all.check();
      await shown(chosen.getByText(new RegExp(`^${number} recordings, `)));
      await chosen.getByRole('button', { name: 'Clear' }).focus();
      await page.keyboard.press('Enter');
      await gone(chosen);
      expect(await focusedOn(page)).toBe('All recordings');
      await page.keyboard.press('Space');
      await stage.killCamera('cam-2');
      await shown(page.getByText('1 lost'));
      const own = (await listed()).filter(({ cameraId }) => cameraId === 'cam-1');
      await shown(chosen.getByText(new RegExp(`^${own.length} recordings, `)));
      await all.uncheck();
      await remove(page, ofCamera(films, 'cam-1')).click();
      await all.check();
      await shown(chosen.getByText(new RegExp(`^${own.length - 1} recording, `)));
      expect(await row(page, ofCamera(films, 'cam-1')).getByRole('checkbox').isChecked()).toBe(false);
      await page.getByRole('button', { name: 'Undo deleting 1 recording' }).click();
      stage.startCamera('cam-2');
      await gone(page.getByText('1 lost'));
    },
    DEADLINE_MS,
  );
});

/** So many bytes a second come to a page; -1 for all that there are. */
async function slowTo(network: CDPSession, downloadThroughput: number): Promise<void> {
  await network.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, uploadThroughput: -1 },
    downloadThroughput,
  });
}

function fail(what: string): never {
  throw new Error(`there is no ${what}`);
}
