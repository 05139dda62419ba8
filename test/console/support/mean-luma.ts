import type { Page } from 'playwright-core';

const MEAN_LUMA = `((selector) => {
  const video = document.querySelector(selector);
  const context = new OffscreenCanvas(64, 36).getContext('2d');
  context.drawImage(video, 0, 0, 64, 36);
  const { data } = context.getImageData(0, 0, 64, 36);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4)
    sum += 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
  return (4 * sum) / data.length;
})`;

/** How light the picture is that a video shows now, from 0 to 255. */
export function meanLuma(page: Page, selector: string): Promise<number> {
  return page.evaluate<number>(`${MEAN_LUMA}(${JSON.stringify(selector)})`);
}
