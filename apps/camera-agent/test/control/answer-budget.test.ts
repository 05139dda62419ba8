import fc from 'fast-check';
import { AnswerBudget, type Reservation } from '#camera-agent/domain/roll-call/answer-budget.js';

/** The most answers in any one second. */
function busiestSecond(times: number[]): number {
  const within = (from: number): number => times.filter((at) => at >= from && at < from + 1000).length;
  return Math.max(0, ...times.map(within));
}

const isTaken = (budget: AnswerBudget, address: string, at: number, now: number): boolean =>
  budget.reserve(address, at, now) !== undefined;

describe('the budget of answers', () => {
  test('gives one address five in a second', () => {
    const budget = new AnswerBudget();
    const taken = Array.from({ length: 7 }, (_, i) => isTaken(budget, 'a', i * 10, i * 10));
    expect(taken).toEqual([true, true, true, true, true, false, false]);
    expect(isTaken(budget, 'a', 999, 999)).toBe(false);
    expect(isTaken(budget, 'a', 1000, 1000)).toBe(true);
  });

  test('gives twenty in a second to all together', () => {
    const budget = new AnswerBudget();
    const taken = Array.from({ length: 25 }, (_, i) => isTaken(budget, `host-${i}`, 0, 0));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(isTaken(budget, 'late', 1000, 1000)).toBe(true);
  });

  test('counts what is planned for later', () => {
    const budget = new AnswerBudget();
    for (let i = 0; i < 5; i += 1) expect(isTaken(budget, 'a', 5000, 0)).toBe(true);
    expect(isTaken(budget, 'a', 4001, 0)).toBe(false);
    expect(isTaken(budget, 'a', 4000, 0)).toBe(true);
    expect(isTaken(budget, 'a', 6000, 0)).toBe(true);
  });

  test('holds in every second, whatever is asked when', () => {
    const question = fc.record({
      address: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      pause: fc.integer({ min: 0, max: 300 }),
      delay: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(question, { maxLength: 150 }), (questions) => {
        const budget = new AnswerBudget();
        const planned = new Set<Reservation>();
        let now = 0;
        for (const { address, pause, delay } of questions) {
          now += pause;
          const reservation = budget.reserve(address, now + delay, now);
          if (!reservation) continue;
          planned.add(reservation);
          reservation.cancel = () => {
            expect(reservation.at).toBeGreaterThan(now);
            planned.delete(reservation);
          };
        }
        expect(busiestSecond([...planned].map(({ at }) => at))).toBeLessThanOrEqual(20);
        for (const one of new Set([...planned].map(({ address }) => address))) {
          const times = [...planned].filter(({ address }) => address === one).map(({ at }) => at);
          expect(busiestSecond(times)).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  test('keeps a place for who asks seldom, whatever a few ask without end', () => {
    const budget = new AnswerBudget();
    let answered = 0;
    for (let now = 0; now < 100_000; now += 20) {
      for (let i = 0; i < 5; i += 1) budget.reserve(`loud-${i}`, now + ((now * 7 + i * 997) % 5000), now);
      if (now % 2000 !== 0) continue;
      const reservation = budget.reserve('discovery', now + 300, now);
      answered += reservation ? 1 : 0;
      if (reservation) reservation.cancel = () => void (answered -= 1);
    }
    expect(answered).toBe(50);
  });

  test('never refuses a first answer while fewer than twenty are planned', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 20 }), (delays) => {
        const budget = new AnswerBudget();
        delays.forEach((delay, i) => expect(isTaken(budget, `host-${i}`, delay, 0)).toBe(true));
      }),
    );
  });
});
