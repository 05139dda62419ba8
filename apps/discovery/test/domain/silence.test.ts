import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

const SEARCH_EVERY_MS = 33_000;
/** Of a search, with the longest window there is. */
const SEARCH_MS = 6000;
const addressOf = (i: number): string => `10.0.0.${i}`;
const idOf = (i: number): string => `cam-${i}`;

/** `count` agents that only UDP tells of, in searches as far apart as they come. */
class SilentLab extends RulesLab {
  constructor(readonly count: number) {
    super();
    this.rounds(4, () => true);
  }

  rounds(times: number, answers: (i: number) => boolean): void {
    for (let round = 0; round < times; round += 1) {
      this.searchBegan();
      for (let i = 1; i <= this.count; i += 1)
        if (answers(i)) this.hear(`pi-${i}`, addressOf(i), cardOf(idOf(i)));
      this.wait(SEARCH_MS);
      this.take(this.rules.udp.searchEnded(this.now));
      this.wait(SEARCH_EVERY_MS - SEARCH_MS);
    }
  }

  losses(): { at: number; id: string; reason: string }[] {
    return this.log.flatMap(({ at, effect }) =>
      effect.type === 'publish' && effect.change === 'lost'
        ? [{ at, id: effect.service.id, reason: effect.service.reason }]
        : [],
    );
  }
}

test('a switch with 40 of 41 cameras loses power: all 40 are lost at once, within 150 s of the last answer', () => {
  const lab = new SilentLab(41);
  // The last answers came up to a whole period before.
  const darkAt = lab.elapsed - SEARCH_EVERY_MS;
  lab.rounds(5, (i) => i === 41);
  const losses = lab.losses();
  expect(losses).toHaveLength(40);
  expect(new Set(losses.map(({ reason }) => reason))).toEqual(new Set(['network']));
  expect(new Set(losses.map(({ at }) => at)).size).toBe(1);
  expect((losses[0]?.at ?? Infinity) - darkAt).toBeLessThanOrEqual(150_000);
  expect((losses[0]?.at ?? 0) - darkAt).toBeGreaterThan(105_000);
  expect(lab.troubles().map(({ silent }) => silent)).toEqual([40, undefined]);
  expect(lab.service(idOf(41))?.status).toBe('found');
});

test('a network that returns in time loses nobody', () => {
  const lab = new SilentLab(41);
  lab.rounds(3, (i) => i === 41);
  expect(lab.troubles()).toMatchObject([{ silent: 40 }]);
  lab.rounds(3, () => true);
  expect(lab.losses()).toEqual([]);
  expect(lab.troubles().map(({ silent }) => silent)).toEqual([40, undefined]);
});

test('when most return, the few that stay silent are lost as if they had fallen silent alone', () => {
  const lab = new SilentLab(20);
  lab.rounds(3, (i) => i > 12);
  lab.rounds(1, (i) => i > 3);
  expect(lab.losses().map(({ id, reason }) => `${id} ${reason}`)).toEqual([
    'cam-1 missed',
    'cam-2 missed',
    'cam-3 missed',
  ]);
  expect(lab.troubles().map(({ silent }) => silent)).toEqual([12, undefined]);
});

test.each([
  ['four of four', 4, 4],
  ['nine of twenty', 20, 9],
])('%s that fall silent are lost by themselves', (_, count, silent) => {
  const lab = new SilentLab(count);
  lab.rounds(3, (i) => i > silent);
  expect(lab.losses()).toHaveLength(silent);
  expect(lab.losses()[0]?.reason).toBe('missed');
  expect(lab.troubles()).toEqual([]);
});

test('wills are not held, and whom the broker hears does not count', () => {
  const lab = new SilentLab(10);
  for (let i = 1; i <= 5; i += 1) {
    lab.info(idOf(i), infoOf(`pi-${i}`, [addressOf(i)]));
    lab.ready(idOf(i), 1);
  }
  const speaks = (i: number): boolean => {
    if (i <= 5) lab.telemetry(idOf(i));
    return false;
  };
  lab.rounds(2, speaks);
  expect(lab.troubles()).toMatchObject([{ silent: 5 }]);
  lab.lost(idOf(1), 1, 'will');
  lab.wait(2000);
  expect(lab.losses()).toMatchObject([{ id: 'cam-1', reason: 'will' }]);
});

test('a farewell is not held either', () => {
  const lab = new SilentLab(6);
  lab.rounds(2, (i) => i === 6);
  lab.hear('pi-6', addressOf(6), cardOf('cam-6', { state: 'bye' }));
  lab.wait(1750);
  expect(lab.losses()).toMatchObject([{ id: 'cam-6', reason: 'bye' }]);
});
