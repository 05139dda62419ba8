import fc from 'fast-check';
import { Announcements } from '#camera-agent/domain/roll-call/announcements.js';
import { FakeClock } from '#testing/fake-clock.js';
import { seededRandom } from '../camera/seeded-random.js';

describe('announcements', () => {
  test('are three: within a second, one second later, two seconds later', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const clock = new FakeClock();
        const said: number[] = [];
        new Announcements(clock, seededRandom(seed), () => said.push(clock.monotonic())).start();
        clock.advance(60_000);
        const [first = NaN, second = NaN, third = NaN] = said;
        expect(said).toHaveLength(3);
        expect(first).toBeLessThan(1000);
        expect([second - first, third - second]).toEqual([expect.closeTo(1000), expect.closeTo(2000)]);
      }),
    );
  });

  test('begin anew where they are started again, and not beside themselves', () => {
    const clock = new FakeClock();
    let said = 0;
    const announcements = new Announcements(clock, seededRandom(1), () => (said += 1));
    announcements.start();
    clock.advance(1500);
    announcements.start();
    expect(clock.timers).toBe(1);
    const before = said;
    clock.advance(60_000);
    expect(said - before).toBe(3);
  });

  test('end when they are stopped', () => {
    const clock = new FakeClock();
    let said = 0;
    const announcements = new Announcements(clock, seededRandom(1), () => (said += 1));
    announcements.start();
    clock.advance(1500);
    announcements.stop();
    clock.advance(60_000);
    expect([said, clock.timers]).toEqual([1, 0]);
  });
});
