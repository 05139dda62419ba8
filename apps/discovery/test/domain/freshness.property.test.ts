import fc from 'fast-check';
import { Freshness } from '#discovery/domain/freshness.js';
import { cardOf } from '../support/rules-lab.js';

const id = fc.constantFrom('cam-1', 'cam-2');
const question = fc.integer({ min: 0, max: 5 }).map((i) => `q-${i}`);
const step = fc.oneof(
  fc.record({ what: fc.constant('search' as const), question }),
  fc.record({ what: fc.constant('confirm' as const), question }),
  fc.record({ what: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 6000 }) }),
  fc.record({ what: fc.constant('answer' as const), id, question }),
  fc.record({ what: fc.constant('announce' as const), id, n: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ what: fc.constant('restart' as const) }),
);

/** What was asked and said, in full: what the rules hold in short. */
class Chronicle {
  now = 0;
  private searches: string[] = [];
  private confirmed: { question: string; at: number }[] = [];
  private readonly announced = new Map<string, number[]>();

  search(question: string): void {
    this.searches.push(question);
  }

  confirm(question: string): void {
    this.confirmed.push({ question, at: this.now });
  }

  announce(id: string, n: number): void {
    this.announced.set(id, [...(this.announced.get(id) ?? []), n]);
  }

  restart(): void {
    this.searches = [];
    this.confirmed = [];
  }

  isAsked(question: string): boolean {
    const lately = this.confirmed.some((each) => each.question === question && this.now - each.at <= 10_000);
    return lately || this.searches.slice(-2).includes(question);
  }

  isNew(id: string, n: number): boolean {
    return (this.announced.get(id) ?? []).every((earlier) => n > earlier);
  }
}

test('fresh is what answers the last two searches or a confirmation of ten seconds, or has a number above all before', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const chronicle = new Chronicle();
      let freshness = new Freshness();
      for (const each of steps) {
        if (each.what === 'search') {
          chronicle.search(each.question);
          freshness.searchBegan(each.question);
        } else if (each.what === 'confirm') {
          chronicle.confirm(each.question);
          freshness.confirmationBegan(each.question, chronicle.now);
        } else if (each.what === 'wait') chronicle.now += each.ms;
        else if (each.what === 'restart') {
          const numbers = freshness.toStored();
          freshness = new Freshness();
          freshness.restore(JSON.parse(JSON.stringify(numbers)) as Record<string, number>);
          chronicle.restart();
        } else if (each.what === 'answer') {
          const card = cardOf(each.id, { search: each.question });
          expect(freshness.isFresh(card, chronicle.now)).toBe(chronicle.isAsked(each.question));
          expect(freshness.note(card)).toBe(false);
        } else {
          const card = cardOf(each.id, { n: each.n });
          const isNew = chronicle.isNew(each.id, each.n);
          expect(freshness.isFresh(card, chronicle.now)).toBe(isNew);
          if (isNew) expect(freshness.note(card)).toBe(true);
          if (isNew) chronicle.announce(each.id, each.n);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a card that names neither search nor number is never fresh', () => {
  expect(new Freshness().isFresh(cardOf('cam-1'), 0)).toBe(false);
});

test('what is remembered is bounded, and what is fresh is not forgotten for it', () => {
  const freshness = new Freshness();
  for (let i = 0; i < 10_000; i += 1) {
    freshness.confirmationBegan(`q-${i}`, i);
    const card = cardOf(`cam-${i}`, { n: 1 });
    if (freshness.isFresh(card, i)) freshness.note(card);
  }
  expect(freshness.isFresh(cardOf('cam-1', { search: 'q-9999' }), 10_000)).toBe(true);
  expect(freshness.isFresh(cardOf('cam-1', { search: 'q-5000' }), 10_000)).toBe(false);
  expect(Object.keys(freshness.toStored())).toHaveLength(8192);
  expect(freshness.isFresh(cardOf('cam-1', { n: 2 }), 10_000)).toBe(true);
});
