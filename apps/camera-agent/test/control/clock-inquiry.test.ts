import type { ClockReply } from '#contracts/messages/clock.js';
import { type Answer, ClockInquiry } from '#camera-agent/domain/clock/clock-inquiry.js';
import { OperatorClock } from '#camera-agent/domain/clock/operator-clock.js';
import { FakeClock } from '#testing/fake-clock.js';
import { seededRandom } from '../camera/seeded-random.js';

const TIME = '2026-06-01T00:00:00.000Z';
const QUICK = 8;

class Lab {
  readonly clock = new FakeClock();
  readonly estimate = new OperatorClock(this.clock);
  readonly asked: string[] = [];
  readonly inquiry = new ClockInquiry(this.estimate, this.clock, seededRandom(1), (corr) =>
    this.asked.push(corr),
  );
  private operatorMs = Date.parse(TIME);

  /** Answers the newest question after `ms`, truly unless something else is said. */
  answer(ms = 1, said: Partial<ClockReply> = {}): Answer {
    this.clock.advance(ms);
    const time = new Date(this.operatorMs + this.clock.monotonic()).toISOString();
    const reply = { corr: this.asked.at(-1) ?? '', time, ...said };
    return this.inquiry.answered(reply, this.clock.monotonic());
  }

  /** All quick questions that are left. */
  answerQuickly(): void {
    for (let n = this.asked.length; n <= QUICK; n += 1) {
      expect(this.answer()).toBe('learnt');
      if (n < QUICK) this.clock.advance(50);
    }
  }

  setOperator(byMs: number): void {
    this.operatorMs += byMs;
  }
}

describe("asking the operator's time", () => {
  test('begins at the connect: some quick questions, one after the other, then one every 8 to 12 s', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    for (let n = 1; n < QUICK; n += 1) {
      expect(lab.asked).toHaveLength(n);
      expect(lab.answer()).toBe('learnt');
      lab.clock.advance(49);
      expect(lab.asked).toHaveLength(n);
      lab.clock.advance(1);
    }
    expect(lab.answer()).toBe('learnt');
    const pauses = new Set<number>();
    for (let n = QUICK; n < 30; n += 1) {
      const before = lab.clock.monotonic();
      while (lab.asked.length === n) lab.clock.advance(1);
      const pause = lab.clock.monotonic() - before;
      expect(pause).toBeGreaterThanOrEqual(8000);
      expect(pause).toBeLessThanOrEqual(12_000);
      pauses.add(pause);
      lab.answer();
    }
    expect(pauses.size).toBeGreaterThan(10);
    expect(new Set(lab.asked).size).toBe(30);
  });

  test('learns from the stamps of the operator, without the time that it took', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    const reachedMs = Date.parse(TIME) + 0.25;
    lab.answer(302, { time: TIME, reachedMs, leftMs: reachedMs + 300, errorMs: 0.125 });
    expect(lab.estimate.at(1)).toBeCloseTo(reachedMs, 1);
    expect(lab.estimate.errorMs).toBeCloseTo(1.125, 1);
  });

  test('learns from an older operator, which cuts its time off at milliseconds', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    lab.answer(10, { time: TIME });
    expect(lab.estimate.at(5)).toBeCloseTo(Date.parse(TIME) + 0.5, 2);
    expect(lab.estimate.errorMs).toBeCloseTo(5.5, 2);
  });

  test('goes on every two seconds while nobody answers and the time is not known', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    lab.clock.advance(10_000);
    expect(lab.asked).toHaveLength(6);
  });

  test('gives a question up after two seconds: a later answer is not used', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    const [first = ''] = lab.asked;
    lab.clock.advance(2000);
    expect(lab.inquiry.answered({ corr: first, time: TIME }, 2000)).toBe('unasked');
    expect(lab.estimate.known).toBe(false);
  });

  test('a quick question that is lost is not waited for long, and does not come on top', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    lab.answer();
    lab.clock.advance(50 + (QUICK - 1) * 550);
    expect(lab.asked).toHaveLength(QUICK);
    lab.clock.advance(7000);
    expect(lab.asked).toHaveLength(QUICK);
    lab.clock.advance(5000);
    expect(lab.asked).toHaveLength(QUICK + 1);
  });

  test('uses no answer twice, and none that nobody asked for', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    expect(lab.answer()).toBe('learnt');
    expect(lab.answer(0)).toBe('unasked');
    expect(lab.answer(0, { corr: 'forged' })).toBe('unasked');
  });

  test('a time that is not read here counts as no answer, and does not hurry the next question', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    expect(lab.answer(1, { time: '2026-W10' })).toBe('refused');
    lab.clock.advance(7999);
    expect(lab.asked).toHaveLength(1);
  });

  test("asks quickly again when the operator's clock was set", () => {
    const lab = new Lab();
    lab.inquiry.connected();
    lab.answerQuickly();
    lab.setOperator(5000);
    while (lab.asked.length === QUICK) lab.clock.advance(1);
    expect(lab.answer()).toBe('stepped');
    lab.clock.advance(50);
    expect(lab.asked).toHaveLength(QUICK + 2);
  });

  test('ends with the connection and leaves no timer', () => {
    const lab = new Lab();
    lab.inquiry.connected();
    void lab.inquiry.refresh(1000);
    lab.inquiry.stop();
    expect(lab.clock.timers).toBe(0);
    expect(lab.answer()).toBe('unasked');
    lab.inquiry.connected();
    lab.inquiry.connected();
    expect(lab.clock.timers).toBe(1);
  });
});

describe('measuring anew on request', () => {
  /** The quick questions of the connect are over. */
  function calm(): Lab {
    const lab = new Lab();
    lab.inquiry.connected();
    lab.answerQuickly();
    lab.asked.length = 0;
    return lab;
  }

  async function isOver(done: Promise<void>): Promise<boolean> {
    return Promise.race([done.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);
  }

  test('asks at once and quickly, and is over with the last answer', async () => {
    const lab = calm();
    lab.clock.advance(3000);
    const done = lab.inquiry.refresh(2000);
    for (let n = 1; n <= QUICK; n += 1) {
      expect(await isOver(done)).toBe(false);
      lab.clock.advance(n === 1 ? 0 : 50);
      expect(lab.asked).toHaveLength(n);
      expect(lab.answer()).toBe('learnt');
    }
    expect(await isOver(done)).toBe(true);
    expect(lab.clock.timers).toBe(1);
  });

  test('is over at its deadline where nobody answers', async () => {
    const lab = calm();
    const done = lab.inquiry.refresh(700);
    lab.clock.advance(699);
    expect(await isOver(done)).toBe(false);
    lab.clock.advance(1);
    expect(await isOver(done)).toBe(true);
  });

  test('is over at once without a connection, and with its end', async () => {
    const lab = calm();
    const done = lab.inquiry.refresh(700);
    lab.inquiry.stop();
    expect(await isOver(done)).toBe(true);
    expect(await isOver(lab.inquiry.refresh(700))).toBe(true);
  });

  test('two requests at a time are served by the same questions', async () => {
    const lab = calm();
    const both = Promise.all([lab.inquiry.refresh(2000), lab.inquiry.refresh(2000)]).then(() => undefined);
    lab.clock.advance(0);
    for (let n = 1; n <= QUICK; n += 1) {
      lab.answer();
      lab.clock.advance(50);
    }
    expect(await isOver(both)).toBe(true);
    expect(lab.asked).toHaveLength(QUICK);
  });
});
