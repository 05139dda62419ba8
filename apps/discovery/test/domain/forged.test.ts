import { encodeRollCall } from '#contracts/udp/codec.js';
import { hear } from '#discovery/adapters/udp/hear.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { seededRandom } from '#testing/seeded-random.js';
import { silentLogger } from '#testing/silent-logger.js';
import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

const FORGER = '10.0.66.6';
const KNOWN = 'cam-1';
const BY_UDP = 'cam-2';

/** One camera that the broker knows and one that UDP alone tells of; both answer every search. */
function met(): RulesLab {
  const lab = new RulesLab();
  lab.info(KNOWN, infoOf('pi-1', ['10.0.0.1']));
  lab.ready(KNOWN, 1);
  lab.searches(3, () => answer(lab));
  lab.log.length = 0;
  return lab;
}

function answer(lab: RulesLab): void {
  lab.hear('pi-1', '10.0.0.1', cardOf(KNOWN));
  lab.hear('pi-2', '10.0.0.2', cardOf(BY_UDP));
}

function expectUnharmed(lab: RulesLab): void {
  expect(lab.service(KNOWN)).toMatchObject({ status: 'found', hostname: 'pi-1', addresses: ['10.0.0.1'] });
  expect(lab.service(BY_UDP)).toMatchObject({ status: 'found', hostname: 'pi-2' });
  expect(lab.service(BY_UDP)?.addresses).toContain('10.0.0.2');
  expect([...lab.story(KNOWN), ...lab.story(BY_UDP)].filter((told) => told.startsWith('lost'))).toEqual([]);
}

test('20,000 forged answers stay within four an address and 256 in all, and nobody is lost or moved', () => {
  const lab = met();
  const random = seededRandom(99);
  const below = (n: number): number => Math.floor(random.next() * n);
  for (let i = 0; i < 20_000; i += 1) {
    const host = below(100);
    const id = `forged-${host}-${below(50)}`;
    if (i % 2 === 0) lab.hear(id, `10.0.66.${host}`);
    else lab.hear('forged', `10.0.66.${host}`, cardOf(id));
    if (i % 2000 === 0) lab.search(() => answer(lab));
  }
  lab.search(() => answer(lab));
  const forged = lab.rules.registry.all().filter(({ id }) => id !== KNOWN && id !== BY_UDP);
  expect(forged.length).toBeLessThanOrEqual(256);
  expect(forged.length).toBeGreaterThan(200);
  const byAddress = Map.groupBy(forged, ({ published }) => published?.addresses[0]);
  expect(Math.max(...[...byAddress.values()].map((each) => each.length))).toBeLessThanOrEqual(4);
  expectUnharmed(lab);
});

test('a thousand forged farewells lose nobody who answers', () => {
  const lab = met();
  for (let i = 0; i < 1000; i += 1) {
    for (const id of [KNOWN, BY_UDP]) lab.hear('pi', FORGER, cardOf(id, { state: 'bye' }));
    lab.wait(20);
    // An answer to the confirmation, which comes within half a second.
    if (i % 20 === 0) answer(lab);
  }
  lab.search(() => answer(lab));
  expectUnharmed(lab);
});

test.each([
  ['of now', 'boot-1'],
  ['of an earlier start', 'boot-0'],
])('a card %s that is replayed from elsewhere moves nobody', (_, boot) => {
  const lab = met();
  for (let i = 0; i < 10; i += 1) {
    lab.search(() => {
      answer(lab);
      lab.hear('pi-1', FORGER, cardOf(KNOWN, { boot }));
      lab.hear('pi-2', FORGER, cardOf(BY_UDP, { boot }));
      answer(lab);
    });
  }
  expectUnharmed(lab);
});

test('a forged probe is no answer and changes nothing', () => {
  const lab = met();
  const refusals = new Refusals(silentLogger, systemClock);
  const probe = { v: 1, search: 's-1', window: 5000, from: 'cam-1' } as const;
  const bytes = encodeRollCall({ command: 98, probe });
  for (let i = 0; i < 1000; i += 1)
    expect(hear(bytes, { address: FORGER, port: 4000 }, false, refusals)).toEqual([]);
  lab.search(() => answer(lab));
  expectUnharmed(lab);
});
