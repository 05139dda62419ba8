import type { Page } from 'playwright-core';
import { frameNumber } from './frame-number.js';

const PLAYER = 'video.player';

const SEEK = `(async (seconds) => {
  const video = document.querySelector('${PLAYER}');
  video.pause();
  const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  video.currentTime = seconds;
  await seeked;
})`;

/** Has the player of a page go to an instant of its film; gives the number of the picture that it shows then. */
export async function frameAt(
  page: Page,
  seconds: number,
  [width, height]: readonly [number, number],
): Promise<number> {
  await page.evaluate(`${SEEK}(${seconds})`);
  const number = await frameNumber(page, PLAYER, width, height);
  if (number === undefined) throw new Error(`the picture at ${seconds} s has no number`);
  return number;
}

const COLOURS = `((selector) => {
  const canvas = document.querySelector(selector);
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})`;

/** How many colours are in what is drawn there: where nothing was, it is one. */
export function coloursIn(page: Page, selector: string): Promise<number> {
  return page.evaluate<number>(`${COLOURS}(${JSON.stringify(selector)})`);
}
