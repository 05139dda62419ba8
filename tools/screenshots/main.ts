// Takes the pictures of docs/console anew, of the built program with simulated cameras, so that they stay true.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { eventually } from '#testing/eventually.js';
import { makeTempDir } from '#testing/make-temp-dir.js';
import { Place } from '../../test/e2e/support/place.js';
import { shown } from '../../test/console/support/shown.js';
import { Stage } from '../../test/console/support/stage.js';

const TO = 'docs/console';
const CAMERAS = ['front', 'left', 'right', 'above', 'close-up', 'back'];
const MOST_TAKES = 5;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const folder = await makeTempDir();
const stage = await Stage.open(await Place.in(folder));
try {
  for (const id of CAMERAS) stage.startCamera(id, { ROLLCALL_VIDEO: '640x480@10' });
  await eventually('all cameras stand by', allStandBy, 60_000);
  await name();
  // On a phone the others are fed when one scrolls to them.
  await take('wall', '/wall', (page) => shown(page.locator('.picture[data-state="playing"]').first()));
  await take('camera', '/cameras/front', (page) => shown(page.locator('.picture-figures')));
  const id = await goodTake();
  await take('take', `/takes/${id}`, (page) => shown(page.locator('[data-verdict]')));
  // On a phone the others are fetched when one scrolls to them.
  await take('recordings', '/recordings', (page) => shown(page.locator('.still[data-state="shown"]').nth(2)));
  await stage.killCamera('back');
  await take('fleet', '/', (page) => shown(page.locator('tr[data-status="lost"]')));
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}

async function allStandBy(): Promise<boolean> {
  const views = await Promise.all(CAMERAS.map((id) => stage.world.call('GET', `/cameras/${id}`)));
  const told = await Promise.all(views.map((view) => view.json() as Promise<{ status?: string }>));
  return told.every(({ status }) => status === 'standing-by');
}

/** As an operator would call them: on one host they all have its name. */
async function name(): Promise<void> {
  for (const id of CAMERAS)
    await stage.world.call('PATCH', `/cameras/${id}`, {
      label: id,
      tags: [id === 'above' ? 'ceiling' : 'floor'],
    });
}

/** Gives the id of a take that passed: where this machine is busy, simulated cameras lose frames, and it is rolled again. */
async function goodTake(): Promise<string> {
  for (let attempt = 1; attempt <= MOST_TAKES; attempt += 1) {
    const id = await roll();
    await take('record', '/record', (page) => shown(page.getByText(`${CAMERAS.length} of`)));
    await stage.world.call('POST', `/takes/${id}/cut`, {});
    const { verdict } = await stage.world.get<TakeCertificate>(`/takes/${id}/certificate`);
    if (verdict === 'pass') return id;
    process.stdout.write(`The verdict is ${verdict}: once more.\n`);
    await forget(id);
  }
  throw new Error(`no take of ${MOST_TAKES} passed: take the pictures when this machine is calm`);
}

async function forget(id: string): Promise<void> {
  const { entries } = await stage.world.get<TakeView>(`/takes/${id}`);
  for (const { cameraId, recordings } of entries)
    for (const film of recordings)
      await stage.world.call('DELETE', `/cameras/${cameraId}/recordings/${film.id}`);
  await stage.world.call('DELETE', `/takes/${id}`);
}

/** Gives the id of the take. */
async function roll(): Promise<string> {
  const wish = { cameras: 'all', name: 'Walk', slate: '12A', roll: true };
  const answer = await stage.world.call('POST', '/takes', wish);
  return ((await answer.json()) as { id: string }).id;
}

async function take(picture: string, path: string, until: (page: Page) => Promise<unknown>): Promise<void> {
  for (const [suffix, size] of [['', DESK] as const, ['-phone', PHONE] as const]) {
    const page = await stage.page(path, undefined, size);
    await until(page);
    // What moves on the page has come to rest.
    await page.waitForTimeout(2000);
    const file = join(TO, `${picture}${suffix}.png`);
    await page.screenshot({ path: file });
    process.stdout.write(`${file}\n`);
    await stage.clear();
  }
}
