import { fileURLToPath } from 'node:url';
import { launchChromium } from '#testing/chromium.js';

const SCRIPT = fileURLToPath(new URL('play-film.js', import.meta.url));

export interface Played {
  /** Seconds, as the player says before it plays. */
  readonly duration: number;
  /** Where it stood when it ended, s. */
  readonly endedAt: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fetches a film with the token, in a page of the API's own origin, and plays it from a Blob to its end, at four times
 * its speed. The API serves no page yet: the script stands on one of its JSON answers, whose policy would forbid it.
 */
export async function playInBrowser(origin: string, path: string, token: string): Promise<Played> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${origin}/health/live`);
    await page.addScriptTag({ path: SCRIPT });
    return await page.evaluate<Played>(`playFilm(${JSON.stringify(path)}, ${JSON.stringify(token)})`);
  } finally {
    await browser.close();
  }
}
