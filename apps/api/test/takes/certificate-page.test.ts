import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { CERTIFICATE_PAGE_POLICY, certificatePage } from '#api/adapters/http/takes/page/certificate-page.js';
import { plotOf } from '#api/domain/takes/certificate/frame-plot.js';
import { certifyTake } from '#api/domain/takes/certificate/take-certificate.js';
import { launchChromium } from '#testing/chromium.js';
import { exampleTake } from '../support/example-take.js';
import { entryOf, T, takeOf, wire } from '../support/true-take.js';

const HOSTILE = `<img src=x onerror="document.title='got in'"></svg><script>document.title='got in'</script>'"&\u202e`;

function pageOf({ take, times }: ReturnType<typeof exampleTake>): string {
  return certificatePage(certifyTake(take, times, wire(T + 90_000)), plotOf(take, times));
}

test('what people wrote is text, wherever it stands', () => {
  const page = pageOf(exampleTake(HOSTILE));
  const { take, times } = exampleTake();
  const named = pageOf({
    take: { ...take, name: HOSTILE, slate: HOSTILE, notes: HOSTILE, by: HOSTILE },
    times,
  });
  for (const each of [page, named]) {
    expect(each).not.toMatch(/<img|<script|\u202e/);
    expect(each).toContain('&lt;img src=x onerror=&quot;');
  }
});

test('a take of which nothing is left has a page, too', () => {
  const take = takeOf([entryOf('cam-a', [], { state: 'failed' })], { state: 'failed' });
  const page = pageOf({ take, times: new Map() });
  expect(page).toContain('No camera recorded anything.');
  expect(page).toContain('The times of the frames could not be read from any camera.');
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
});

describe('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let asked: string[];

  beforeAll(async () => {
    browser = await launchChromium();
    const page = pageOf(exampleTake(HOSTILE));
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-security-policy', CERTIFICATE_PAGE_POLICY);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => (asked = []));

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function open(width: number, colorScheme: 'light' | 'dark') {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const said: string[] = [];
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(String(error)));
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { tab, said };
  }

  test.each([1440, 390])(
    'it is as wide as the screen at %i px, asks for nothing and breaks no rule of its own',
    async (width) => {
      const { tab, said } = await open(width, 'light');
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await tab.title()).toBe('walk, take 3: FAIL');
      // The icon of a site is the browser's own wish.
      expect([said, asked.filter((url) => url !== '/favicon.ico')]).toEqual([[], ['/']]);
    },
  );

  test('it is dark where the screen is, and its style is in force', async () => {
    const colour = 'getComputedStyle(document.body).backgroundColor';
    const light = await open(1440, 'light');
    expect(await light.tab.evaluate(colour)).toBe('rgb(255, 255, 255)');
    const dark = await open(1440, 'dark');
    expect(await dark.tab.evaluate(colour)).toBe('rgb(15, 19, 24)');
  });

  test('each camera whose frames were read has a trace, and each hole in it a mark', async () => {
    const { tab } = await open(1440, 'light');
    const shown = await tab.evaluate(
      `[...document.querySelectorAll('.plot svg')].map((svg) => [svg.querySelectorAll('.trace').length, svg.querySelectorAll('.gapped').length])`,
    );
    expect(shown).toEqual([
      [1, 0],
      [3, 2],
      [1, 0],
      [1, 0],
      [2, 1],
    ]);
  });
});
