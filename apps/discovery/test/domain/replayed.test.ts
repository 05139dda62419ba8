import type { Card } from '#contracts/udp/messages.js';
import { cardOf, infoOf, RulesLab } from '../support/rules-lab.js';

const HOME = '10.0.0.3';
const ELSEWHERE = '10.0.66.6';
const ID = 'cam-1';

/** A camera that answers with its seal, and everything that it said, as somebody who listens in has it. */
class Tapped extends RulesLab {
  readonly said: Card[] = [];

  constructor(id = ID) {
    super();
    this.searches(3, (search) => this.says({ search }, id));
    this.says({}, id);
    this.log.length = 0;
  }

  says(more: Partial<Card>, id = ID): void {
    const card = this.seals.seal('pi', HOME, cardOf(id, more));
    this.said.push(card);
    this.hearAsIs('pi', HOME, card);
  }

  /** Everything again, in the name of the camera or not. */
  replay(from: string): void {
    for (const card of this.said) this.hearAsIs('pi', from, card);
  }
}

test('from elsewhere a replayed card changes nothing at all', () => {
  const lab = new Tapped();
  const before = JSON.stringify(lab.rules.registry.all());
  lab.replay(ELSEWHERE);
  expect(JSON.stringify(lab.rules.registry.all())).toBe(before);
  expect(lab.refused()).toEqual({ 'udp-elsewhere': 4 });
});

test('with the address of the camera forged as well, it shows no life', () => {
  const lab = new Tapped();
  const [before, seen] = [lab.service(ID), lab.rules.registry.get(ID)?.lastSeen];
  lab.wait(90_000);
  lab.replay(HOME);
  expect(lab.service(ID)).toBe(before);
  expect(lab.rules.registry.get(ID)?.lastSeen).toBe(seen);
});

test('it delays no loss and undoes none, however often and whatever is replayed', () => {
  const lab = new Tapped();
  for (let i = 0; i < 3; i += 1)
    lab.search(() => {
      lab.replay(HOME);
      lab.replay(ELSEWHERE);
    });
  expect(lab.service(ID)).toMatchObject({ status: 'lost', reason: 'missed' });
  lab.replay(HOME);
  expect(lab.service(ID)?.status).toBe('lost');
});

test('in the same search it undoes no loss that the broker told', () => {
  const lab = new Tapped();
  lab.info(ID, infoOf('pi', [HOME]));
  lab.ready(ID, 1);
  lab.search((search) => {
    lab.says({ search });
    lab.lost(ID, 1, 'will');
    lab.wait(2000);
    lab.replay(HOME);
  });
  expect(lab.service(ID)).toMatchObject({ status: 'lost', reason: 'will' });
  expect(lab.refused()).toEqual({ 'udp-stale-card': lab.said.length });
  lab.search((search) => lab.says({ search }));
  expect(lab.service(ID)?.status).toBe('found');
});

test('a farewell that is replayed makes discovery ask nobody', () => {
  const lab = new Tapped();
  lab.says({ state: 'bye' });
  lab.wait(1000);
  lab.says({ boot: 'boot-2' });
  lab.log.length = 0;
  lab.wait(10_000);
  lab.replay(HOME);
  lab.wait(10_000);
  expect(lab.asked()).toEqual([]);
  expect(lab.service(ID)?.status).toBe('found');
});

test('a card that was changed on the way is none of the camera', () => {
  const lab = new Tapped();
  const before = JSON.stringify(lab.rules.registry.all());
  const card = lab.seals.seal('pi', HOME, cardOf(ID));
  lab.hearAsIs('evil', HOME, card);
  for (const change of [
    { at: [ELSEWHERE] },
    { n: 99 },
    { boot: 'b' },
    { services: [] },
    { unclaimed: true as const },
  ])
    lab.hearAsIs('pi', HOME, { ...card, ...change });
  lab.hearAsIs('pi', ELSEWHERE, { ...card, at: [ELSEWHERE] });
  expect(JSON.stringify(lab.rules.registry.all())).toBe(before);
  expect(lab.refused()).toEqual({ 'udp-unsealed': 7 });
});

test('a camera that is forgotten is not found by what it said before', () => {
  const lab = new Tapped();
  lab.searches(3);
  const service = lab.rules.registry.get(ID);
  if (service) lab.take(lab.rules.registry.forget(service));
  lab.replay(HOME);
  expect(lab.service(ID)).toBeUndefined();
  lab.says({});
  expect(lab.service(ID)?.status).toBe('found');
});

test('two addresses that answer one search are both known, and one that spoke first stays found', () => {
  const lab = new Tapped();
  lab.search((search) => {
    const card = lab.seals.seal('pi', HOME, cardOf(ID, { search, at: [HOME, '10.1.0.3'] }));
    lab.hearAsIs('pi', HOME, card);
    lab.hearAsIs('pi', '10.1.0.3', card);
  });
  expect(lab.service(ID)?.addresses).toEqual(['10.1.0.3', HOME]);
});

test('from this very host a card is where it says, at whatever address', () => {
  const lab = new Tapped();
  lab.hearAsIs('pi', '127.0.0.1', lab.seals.seal('pi', HOME, cardOf(ID)), true);
  expect(lab.refused()).toEqual({});
});
