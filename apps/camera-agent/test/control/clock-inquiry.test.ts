import { ClockInquiry } from '#camera-agent/domain/clock/clock-inquiry.js';
import { OperatorClock } from '#camera-agent/domain/clock/operator-clock.js';
import { FakeClock } from '#testing/fake-clock.js';
import { seededRandom } from '../camera/seeded-random.js';

function started(): { clock: FakeClock; estimate: OperatorClock; asked: string[]; inquiry: ClockInquiry } {
  const clock = new FakeClock();
  const estimate = new OperatorClock(clock);
  const asked: string[] = [];
  const inquiry = new ClockInquiry(estimate, clock, seededRandom(1), (corr) => asked.push(corr));
  return { clock, estimate, asked, inquiry };
}

const TIME = '2026-06-01T00:00:00.000Z';

/** Answers the newest question after `ms`. */
function answer({ clock, asked, inquiry }: ReturnType<typeof started>, ms = 1, time = TIME): boolean {
  clock.advance(ms);
  return inquiry.answered({ corr: asked.at(-1) ?? '', time });
}

describe("asking the operator's time", () => {
  test('begins at the connect: five quick questions, one after the other, then one every 30 s', () => {
    const all = started();
    all.inquiry.connected();
    for (let n = 1; n < 5; n += 1) {
      expect(all.asked).toHaveLength(n);
      expect(answer(all)).toBe(true);
      all.clock.advance(99);
      expect(all.asked).toHaveLength(n);
      all.clock.advance(1);
    }
    expect(answer(all)).toBe(true);
    all.clock.advance(29_999);
    expect(all.asked).toHaveLength(5);
    all.clock.advance(1);
    expect(all.asked).toHaveLength(6);
    answer(all);
    all.clock.advance(30_000);
    expect(all.asked).toHaveLength(7);
    expect(new Set(all.asked).size).toBe(7);
  });

  test('learns the time from the answer', () => {
    const all = started();
    all.inquiry.connected();
    answer(all, 10);
    expect(all.estimate.at(5)).toBe(Date.parse(TIME) + 0.5);
  });

  test('goes on every two seconds while nobody answers and the time is not known', () => {
    const all = started();
    all.inquiry.connected();
    all.clock.advance(10_000);
    expect(all.asked).toHaveLength(6);
  });

  test('gives a question up after two seconds: a later answer is not used', () => {
    const all = started();
    all.inquiry.connected();
    const [first = ''] = all.asked;
    all.clock.advance(2000);
    expect(all.inquiry.answered({ corr: first, time: TIME })).toBe(false);
    expect(all.estimate.known).toBe(false);
  });

  test('waits 30 s after a question that nobody answered once the time is known', () => {
    const all = started();
    all.inquiry.connected();
    answer(all);
    all.clock.advance(100 + 2000 + 29_999);
    expect(all.asked).toHaveLength(2);
    all.clock.advance(1);
    expect(all.asked).toHaveLength(3);
  });

  test('uses no answer twice, and none that nobody asked for', () => {
    const all = started();
    all.inquiry.connected();
    expect(answer(all)).toBe(true);
    expect(answer(all, 0)).toBe(false);
    expect(all.inquiry.answered({ corr: 'forged', time: TIME })).toBe(false);
  });

  test('a time that is not read here counts as no answer, and does not hurry the next question', () => {
    const all = started();
    all.inquiry.connected();
    expect(answer(all, 1, '2026-W10')).toBe(false);
    all.clock.advance(29_999);
    expect(all.asked).toHaveLength(1);
  });

  test('ends with the connection and leaves no timer', () => {
    const all = started();
    all.inquiry.connected();
    all.inquiry.stop();
    expect(all.clock.timers).toBe(0);
    expect(answer(all)).toBe(false);
    all.inquiry.connected();
    all.inquiry.connected();
    expect(all.clock.timers).toBe(1);
  });
});
