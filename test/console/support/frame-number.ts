import type { Page } from 'playwright-core';
import { readFrameNumber, stripPlace } from '#camera-agent/domain/simulation/frame-number-strip.js';

/** Draws what a video shows now into the context, one pixel high, and gives the green of its line `y`, from left to right. */
export const LINE_OF = `((video, context, y) => {
  const width = video.videoWidth;
  context.drawImage(video, 0, y, width, 1, 0, 0, width, 1);
  const { data } = context.getImageData(0, 0, width, 1);
  return Array.from({ length: width }, (_, x) => data[4 * x + 1]);
})`;

const LINE_NOW = `((selector, y) => {
  const video = document.querySelector(selector);
  if (!video?.videoWidth) return [];
  return ${LINE_OF}(video, new OffscreenCanvas(video.videoWidth, 1).getContext('2d'), y);
})`;

/** The line in which the number of a picture of this size stands. */
export function lineOfNumber(width: number, height: number): number {
  const place = stripPlace(width, height);
  if (!place) throw new Error(`a picture of ${width}×${height} has no room for a number`);
  return place.y + (place.cell >> 1);
}

/** The number in that line; undefined where none can be read. */
export function numberIn(line: readonly number[], width: number, height: number): number | undefined {
  return line.length === width ? readFrameNumber(Uint8Array.from(line), 0, width, height) : undefined;
}

/** The number that a simulated camera gave the picture that a video shows now; undefined where none can be read. */
export async function frameNumber(
  page: Page,
  selector: string,
  width: number,
  height: number,
): Promise<number | undefined> {
  const y = lineOfNumber(width, height);
  const line = await page.evaluate<number[]>(`${LINE_NOW}(${JSON.stringify(selector)}, ${y})`);
  return numberIn(line, width, height);
}
