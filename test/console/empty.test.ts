import { describeWith } from '#testing/tools.js';
import type { Schemas } from '#client/index.js';
import { searchFindings } from '../../apps/console/src/fleet/search-findings.js';
import { seriousFindings } from './support/serious-findings.js';
import { gone, shown } from './support/shown.js';
import type { Stage } from './support/stage.js';
import { withStage } from './support/with-stage.js';

const DEADLINE_MS = 60_000;

const VIEW: Schemas['DiscoveryView'] = {
  present: true,
  count: 0,
  links: [
    { name: 'lo', address: '127.0.0.1', broadcast: '127.255.255.255' },
    { name: 'eth0', address: '192.168.1.10', broadcast: '192.168.1.255' },
  ],
  leftOut: [],
  seeds: [],
  refused: {},
};

describe('what may be why no camera is found', () => {
  const troubles = (
    view: Partial<Schemas['DiscoveryView']>,
    reach: 'this-host' | 'network' = 'network',
  ): string[] =>
    searchFindings({ ...VIEW, ...view }, reach)
      .filter(({ isTrouble }) => isTrouble)
      .map(({ text }) => text);

  it('is nothing where all is as it should be, which is told too', () => {
    expect(troubles({})).toEqual([]);
    expect(searchFindings(VIEW, 'network').map(({ text }) => text)).toContain(
      'It calls on eth0 (192.168.1.10).',
    );
  });

  it.each([
    [{ present: false }, 'network', /Discovery is not connected/],
    [{ links: VIEW.links.slice(0, 1) }, 'network', /no network but this host itself/],
    [{}, 'this-host', /no Pi can join/],
    [{ refused: { 'udp-not-json': 2, 'udp-too-large': 1 } }, 'network', /^3 messages .*udp-not-json 2/],
  ] as const)('is told of %j open to the %s', (view, reach, text) =>
    expect(troubles(view, reach)).toEqual([expect.stringMatching(text)]),
  );
});

describeWith('chromium', 'the page of a fleet that is empty', () => {
  let stage: Stage;

  withStage([], (made) => (stage = made));

  test(
    'tells how it is searched and what may be in the way, until the first camera is there',
    async () => {
      const page = await stage.page('/');
      await shown(page.getByText(/^Discovery runs/));
      await shown(page.locator('[data-trouble]').getByText(/no network but this host itself/));
      await shown(page.locator('[data-trouble]').getByText(/no Pi can join/));
      expect(await seriousFindings(page)).toEqual([]);
      const phone = await stage.page('/', undefined, { width: 390, height: 844 });
      await shown(phone.getByText(/^Discovery runs/));
      expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      stage.startCamera('cam-1');
      await shown(page.locator('tr[data-service="cam-1"]'));
      await gone(page.getByText('No camera yet'));
    },
    DEADLINE_MS,
  );

  test(
    'warns, as each page does, where plain HTTP is open to the network',
    async () => {
      const page = await stage.page('/wall');
      await shown(page.getByRole('link', { name: 'Wall' }));
      expect(await page.getByText(/Plain HTTP is open/).count()).toBe(0);
      await page.route('**/api/v1/session', async (route) => {
        const answer = await route.fetch();
        const session = (await answer.json()) as object;
        await route.fulfill({ json: { ...session, reach: 'network-in-plain' } });
      });
      await page.reload();
      await shown(page.getByText(/Plain HTTP is open/));
      expect(await seriousFindings(page)).toEqual([]);
    },
    DEADLINE_MS,
  );
});
