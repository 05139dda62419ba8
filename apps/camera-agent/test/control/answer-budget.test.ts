import fc from 'fast-check';
import { AnswerBudget } from '#camera-agent/domain/roll-call/answer-budget.js';

/** The most answers in any one second. */
function busiestSecond(times: number[]): number {
  const within = (from: number): number => times.filter((at) => at >= from && at < from + 1000).length;
  return Math.max(0, ...times.map(within));
}

describe('the budget of answers', () => {
  test('gives one address five in a second', () => {
    const budget = new AnswerBudget();
    const taken = Array.from({ length: 7 }, (_, i) => budget.reserve('a', i * 10, i * 10));
    expect(taken).toEqual([true, true, true, true, true, false, false]);
    expect(budget.reserve('a', 999, 999)).toBe(false);
    expect(budget.reserve('a', 1000, 1000)).toBe(true);
  });

  test('gives twenty in a second to all together', () => {
    const budget = new AnswerBudget();
    const taken = Array.from({ length: 25 }, (_, i) => budget.reserve(`host-${i}`, 0, 0));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(budget.reserve('late', 1000, 1000)).toBe(true);
  });

  test('counts what is planned for later', () => {
    const budget = new AnswerBudget();
    for (let i = 0; i < 5; i += 1) expect(budget.reserve('a', 5000, 0)).toBe(true);
    expect(budget.reserve('a', 4001, 0)).toBe(false);
    expect(budget.reserve('a', 4000, 0)).toBe(true);
    expect(budget.reserve('a', 6000, 0)).toBe(true);
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
        const planned: { address: string; at: number }[] = [];
        let now = 0;
        for (const { address, pause, delay } of questions) {
          now += pause;
          if (budget.reserve(address, now + delay, now)) planned.push({ address, at: now + delay });
        }
        expect(busiestSecond(planned.map(({ at }) => at))).toBeLessThanOrEqual(20);
        for (const one of new Set(planned.map(({ address }) => address))) {
          const times = planned.filter(({ address }) => address === one).map(({ at }) => at);
          expect(busiestSecond(times)).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  test('never refuses a first answer while fewer than twenty are planned', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 20 }), (delays) => {
        const budget = new AnswerBudget();
        delays.forEach((delay, i) => expect(budget.reserve(`host-${i}`, delay, 0)).toBe(true));
      }),
    );
  });
});
