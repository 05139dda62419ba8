import type { Page } from 'playwright-core';
import { eventually } from '#testing/eventually.js';
import { frameNumber } from './frame-number.js';
import { shown } from './shown.js';

const SIZE: readonly [number, number] = [640, 480];

/** Waits until it shows pictures that come later and later; gives the number of the last. */
export async function runs(page: Page, camera: string, [width, height] = SIZE): Promise<number> {
  const video = `.picture[data-camera="${camera}"][data-state="playing"] video`;
  await shown(page.locator(video));
  const seen = new Set<number>();
  return eventually(`${camera} shows one picture after another`, async () => {
    const number = await frameNumber(page, video, width, height);
    if (number !== undefined) seen.add(number);
    return seen.size >= 4 && Math.max(...seen);
  });
}
