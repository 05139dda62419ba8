import type { Page } from 'playwright-core';
import { readFrameNumber, stripPlace } from '#camera-agent/domain/simulation/frame-number-strip.js';

/** Draws what a video shows now, and gives the green of one line of it, from left to right. */
const LINE_OF = `((selector, y) => {
  const video = document.querySelector(selector);
  const width = video?.videoWidth ?? 0;
  if (width === 0) return [];
  const context = new OffscreenCanvas(width, 1).getContext('2d');
  context.drawImage(video, 0, y, width, 1, 0, 0, width, 1);
  const { data } = context.getImageData(0, 0, width, 1);
  return Array.from({ length: width }, (_, x) => data[4 * x + 1]);
})`;

/** The number that a simulated camera gave the picture that a video shows; undefined where none can be read. */
export async function frameNumber(
  page: Page,
  selector: string,
  width: number,
  height: number,
): Promise<number | undefined> {
  const place = stripPlace(width, height);
  if (!place) throw new Error(`a picture of ${width}×${height} has no room for a number`);
  const y = place.y + (place.cell >> 1);
  const line = await page.evaluate<number[]>(`${LINE_OF}(${JSON.stringify(selector)}, ${y})`);
  return line.length === width ? readFrameNumber(Uint8Array.from(line), 0, width, height) : undefined;
}
