import { encodeRollCall } from '#contracts/udp/codec.js';
import type { Card } from '#contracts/udp/messages.js';
import { hear } from '#discovery/adapters/udp/hear.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { seededRandom } from '#testing/seeded-random.js';
import { silentLogger } from '#testing/silent-logger.js';
import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

const FORGER = '10.0.66.6';
const KNOWN = 'cam-1';
const BY_UDP = 'cam-2';
const SEALED = 'cam-3';

/**
 * A camera that the broker knows, one that UDP alone tells of and nobody vouches for, and one that UDP alone tells of,
 * with a seal; all answer every search.
 */
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
  lab.hearSealed('pi-3', '10.0.0.3', cardOf(SEALED));
}

function expectUnharmed(lab: RulesLab): void {
  expect(lab.service(KNOWN)).toMatchObject({ status: 'found', hostname: 'pi-1', addresses: ['10.0.0.1'] });
  expect(lab.service(BY_UDP)).toMatchObject({ status: 'found', hostname: 'pi-2' });
  expect(lab.service(BY_UDP)?.addresses).toContain('10.0.0.2');
  expect(lab.service(SEALED)).toMatchObject({ status: 'found', hostname: 'pi-3', addresses: ['10.0.0.3'] });
  const told = [KNOWN, BY_UDP, SEALED].flatMap((id) => lab.story(id));
  expect(told.filter((each) => each.startsWith('lost'))).toEqual([]);
}

test('20,000 forged answers stay within four an address and 256 in all, and nobody is lost or moved', () => {
  const lab = met();
  const random = seededRandom(99);
  const below = (n: number): number => Math.floor(random.next() * n);
  for (let i = 0; i < 20_000; i += 1) {
    const host = below(100);
    const id = `forged-${host}-${below(50)}`;
    if (i % 2 === 0) lab.hearAsIs(id, `10.0.66.${host}`);
    else lab.hearAsIs('forged', `10.0.66.${host}`, cardOf(id));
    if (i % 2000 === 0) lab.search(() => answer(lab));
  }
  lab.search(() => answer(lab));
  const forged = lab.rules.registry.all().filter(({ id }) => ![KNOWN, BY_UDP, SEALED].includes(id));
  expect(forged.length).toBeLessThanOrEqual(256);
  expect(forged.length).toBeGreaterThan(200);
  const byAddress = Map.groupBy(forged, ({ published }) => published?.addresses[0]);
  expect(Math.max(...[...byAddress.values()].map((each) => each.length))).toBeLessThanOrEqual(4);
  expectUnharmed(lab);
});

test('a thousand forged farewells lose nobody who answers', () => {
  const lab = met();
  for (let i = 0; i < 1000; i += 1) {
    for (const id of [KNOWN, BY_UDP, SEALED]) lab.hearAsIs('pi', FORGER, cardOf(id, { state: 'bye' }));
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
      lab.hearAsIs('pi-1', FORGER, cardOf(KNOWN, { boot }));
      lab.hearAsIs('pi-2', FORGER, cardOf(BY_UDP, { boot }));
      lab.hearAsIs('pi-3', FORGER, cardOf(SEALED, { boot }));
      answer(lab);
    });
  }
  expectUnharmed(lab);
});

describe('in the name of a camera that the operator knows', () => {
  test.each<[string, Partial<Card>]>([
    ['a card', {}],
    ['an answer', { search: 's-1' }],
    ['a card with a seal that is none', { n: 1, at: [FORGER], token: 'x'.repeat(43) }],
    ['a card of one that has not joined', { services: [], unclaimed: true }],
    ['a farewell', { state: 'bye' }],
  ])('%s without its seal changes nothing at all, and discovery asks nobody for it', (_, more) => {
    const lab = met();
    const before = JSON.stringify(lab.rules.registry.all().filter(({ id }) => id !== BY_UDP));
    for (const id of [KNOWN, SEALED])
      for (const from of [FORGER, '10.0.0.1', '10.0.0.3']) lab.hearAsIs('evil', from, cardOf(id, more));
    lab.wait(0);
    expect(JSON.stringify(lab.rules.registry.all().filter(({ id }) => id !== BY_UDP))).toBe(before);
    expect(lab.refused()).toEqual({ 'udp-unsealed': 6 });
    expect(lab.asked()).toEqual([]);
  });

  test('a lost one is found by nothing but itself', () => {
    const lab = met();
    lab.lost(KNOWN, 1, 'will');
    lab.wait(2000);
    const flood = (): void => {
      for (const id of [KNOWN, SEALED]) {
        lab.hearAsIs('pi-1', '10.0.0.1', cardOf(id));
        lab.hearAsIs('pi-1', FORGER, cardOf(id, { boot: 'boot-2' }));
      }
    };
    lab.searches(4, flood);
    expect(lab.service(KNOWN)).toMatchObject({ status: 'lost', reason: 'will' });
    expect(lab.service(SEALED)).toMatchObject({ status: 'lost', reason: 'missed' });
    answer(lab);
    for (const id of [KNOWN, SEALED]) expect(lab.service(id)?.status).toBe('found');
  });

  test('one that has joined and never spoke is not even known by it', () => {
    const lab = met();
    lab.seals.enrolments.set('cam-9', 'e1');
    for (const more of [{}, { services: [], unclaimed: true as const }])
      lab.hearAsIs('pi-9', FORGER, cardOf('cam-9', more));
    expect(lab.service('cam-9')).toBeUndefined();
    lab.hearSealed('pi-9', '10.0.0.9', cardOf('cam-9'));
    expect(lab.service('cam-9')).toMatchObject({ status: 'found', addresses: ['10.0.0.9'] });
    expect(lab.rules.registry.get('cam-9')?.verified).toBe(true);
  });

  test('once its joining is taken back, its seal is good for nothing', () => {
    const lab = met();
    lab.seals.enrolments.set('cam-9', 'e1');
    lab.hearSealed('pi-9', '10.0.0.9', cardOf('cam-9'));
    const late = lab.seals.seal('pi-9', '10.0.0.9', cardOf('cam-9', { boot: 'boot-2' }));
    lab.seals.enrolments.delete('cam-9');
    lab.hearAsIs('pi-9', '10.0.0.9', late);
    expect(lab.refused()).toEqual({ 'udp-unsealed': 1 });
  });
});

test('what a stranger said in the name of a camera is gone when it shows who it is', () => {
  const lab = new RulesLab();
  lab.hearAsIs('evil', FORGER, cardOf(SEALED, { services: [{ kind: 'camera', port: 666 }] }));
  lab.hearAsIs('evil', '10.0.66.7', cardOf(SEALED, { boot: 'boot-2' }));
  lab.hearAsIs('evil', FORGER, cardOf(SEALED));
  expect(lab.service(SEALED)?.flags).toEqual(['conflict']);
  lab.hearSealed('pi-3', '10.0.0.3', cardOf(SEALED));
  expect(lab.service(SEALED)).toMatchObject({
    hostname: 'pi-3',
    addresses: ['10.0.0.3'],
    port: 9898,
    flags: [],
  });
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
