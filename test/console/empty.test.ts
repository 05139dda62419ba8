import { freePort } from '#testing/free-port.js';
import { describeWith } from '#testing/tools.js';
import type { Schemas } from '#client/index.js';
import { networkAddresses, ownHost } from '../../apps/console/src/fleet/operator-host.js';
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

  // Nobody is there: something to find.
  withStage(
    [],
    (made) => (stage = made),
    () => Promise.resolve({ ROLLCALL_INTERFACES: 'lo,wlan9' }),
  );

  test(
    'tells how it is searched and what may be in the way, until the first camera is there',
    async () => {
      const page = await stage.page('/');
      await shown(page.getByText(/Discovery runs/));
      await shown(page.locator('[data-trouble]').getByText(/no network but this host itself/));
      await shown(page.locator('[data-trouble]').getByText(/no Pi can join/));
      await shown(page.getByRole('status').getByText(/^\d+ problems?:|No problem|in order/));
      await shown(page.getByRole('list', { name: 'What was found' }).getByText(/wlan9/));
      await page.getByRole('button', { name: 'Look again' }).click();
      await shown(page.getByText(/^Looking at networks, ports/));
      await gone(page.getByText(/^Looking at networks, ports/));
      await page.getByText(/^As it should be: /).click();
      const fine = page.getByRole('list', { name: 'What is as it should be' });
      await shown(fine.getByText(/held by rollcall up/));
      await page.getByRole('button', { name: 'Make the line' }).click();
      await shown(page.getByRole('alert').getByText(/listens on this host alone.*Unset ROLLCALL_LISTEN/));
      expect(await seriousFindings(page)).toEqual([]);
      const phone = await stage.page('/', undefined, { width: 390, height: 844 });
      await shown(phone.getByText(/Discovery runs/));
      expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      const viewer = await stage.page('/', await stage.tokenOf('viewer'));
      await shown(viewer.getByLabel('Command that looks for what is in the way'));
      expect(await viewer.getByRole('button', { name: 'Look at this host' }).count()).toBe(0);
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

describe('under what name a Pi reaches the host of this page', () => {
  it.each([
    ['https:', 'rig.local', 'rig.local'],
    ['https:', '[fd00::7]', 'fd00::7'],
    ['https:', 'localhost', ''],
    ['https:', '127.0.0.1', ''],
    ['http:', '192.168.1.10', ''],
  ])('%s//%s: %s', (protocol, hostname, name) => expect(ownHost({ protocol, hostname })).toBe(name));

  it('may be an address of any network that is searched', () =>
    expect(networkAddresses(VIEW)).toEqual(['192.168.1.10']));
});

describeWith('chromium', 'the line for a Pi', () => {
  let stage: Stage;

  const open = async (): Promise<Record<string, string>> => ({
    ROLLCALL_LISTEN: '0.0.0.0',
    ROLLCALL_HTTPS_PORT: String(await freePort()),
    ROLLCALL_MQTTS_PORT: String(await freePort()),
  });

  withStage([], (made) => (stage = made), open);

  test(
    'is made on the page for whoever may let a camera in, holding a join token',
    async () => {
      const page = await stage.page('/');
      const line = page.getByLabel('Line for a Pi');
      expect(await line.count()).toBe(0);
      await page.getByRole('combobox', { name: 'This host, as the Pi reaches it' }).fill('192.0.2.7');
      await page.getByLabel('For how many Pis').fill('2');
      await page.getByRole('button', { name: 'Make the line' }).click();
      await shown(line);
      const text = (await line.textContent()) ?? '';
      expect(text).toMatch(
        /^\{ echo 'JOIN=RC1\..* https:\/\/192\.0\.2\.7:\d+\/install\/agent\.sh .*\| sudo sh$/,
      );
      await shown(page.getByText(/good for 2 Pis/));
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      const tokens = await stage.world.get<{ items: { uses: number }[] }>('/join-tokens');
      expect(tokens.items.map(({ uses }) => uses)).toEqual([2]);
    },
    DEADLINE_MS,
  );

  test(
    'is behind a button where there are cameras, for an admin alone',
    async () => {
      stage.startCamera('cam-1');
      const page = await stage.page('/');
      await page.getByRole('button', { name: 'Add a camera' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'This host, as the Pi reaches it' }).fill('192.0.2.7');
      await dialog.getByRole('button', { name: 'Make the line' }).click();
      await shown(dialog.getByLabel('Line for a Pi'));
      expect(await seriousFindings(page)).toEqual([]);
      const operator = await stage.page('/', await stage.tokenOf('operator'));
      await shown(operator.locator('tr[data-service="cam-1"]'));
      expect(await operator.getByRole('button', { name: 'Add a camera' }).count()).toBe(0);
    },
    DEADLINE_MS,
  );
});
