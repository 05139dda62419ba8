import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '#testing/chromium.js';
import type { Place } from '../../test/e2e/support/place.js';

/** A page of the console in a browser of its own, signed in; runs `look` and ends the browser. */
export async function withConsole<T>(place: Place, look: (page: Page) => Promise<T>): Promise<T> {
  const browser = await launchChromium();
  try {
    return await look(await signedIn(browser, place));
  } finally {
    await browser.close();
  }
}

async function signedIn(browser: Browser, place: Place): Promise<Page> {
  const viewport = { width: 1440, height: 1000 };
  const context = await browser.newContext({ baseURL: place.origin, viewport });
  await context.request.post('/api/v1/session', {
    data: { token: await place.token() },
    failOnStatusCode: true,
  });
  return context.newPage();
}
