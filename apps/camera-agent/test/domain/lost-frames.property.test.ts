import fc from 'fast-check';
import { LostFrames } from '#camera-agent/domain/camera/lost-frames.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';

const rate = fc.constantFrom(5, 15, 24, 25, 30, 50, 60, 90);

function unit(timeMs: number, late = false): AccessUnit {
  return { nals: [], keyFrame: false, timeMs, ...(late && { late: true }) };
}

test('by exact times every missing frame is found once, at its place, whatever the driver told of it', () => {
  const step = fc.record({
    lost: fc.nat({ max: 20 }),
    told: fc.boolean(),
    jitter: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  });
  fc.assert(
    fc.property(rate, fc.array(step, { maxLength: 100 }), (fps, steps) => {
      const frames = new LostFrames();
      let frame = 0;
      frames.before(unit(0), 1000 / fps, 'pts');
      for (const { lost, told, jitter } of steps) {
        frame += 1 + lost;
        if (told) frames.told(lost);
        const found = frames.before(unit(((frame + jitter) * 1000) / fps), 1000 / fps, 'pts');
        expect(found).toBe(told ? 0 : lost);
      }
    }),
  );
});

test('frames whose own times are late take no part: what is missing is found by the next exact time', () => {
  const step = fc.record({ lost: fc.nat({ max: 5 }), lateMs: fc.option(fc.nat({ max: 900 })) });
  fc.assert(
    fc.property(rate, fc.array(step, { maxLength: 100 }), (fps, steps) => {
      const frames = new LostFrames();
      const source = 'pts';
      let [frame, lost, found] = [0, 0, frames.before(unit(0), 1000 / fps, source)];
      for (const { lost: missing, lateMs } of [...steps, { lost: 0, lateMs: null }]) {
        frame += 1 + missing;
        lost += missing;
        const timeMs = (frame * 1000) / fps + (lateMs ?? 0);
        const more = frames.before(unit(timeMs, lateMs !== null), 1000 / fps, source);
        if (lateMs !== null) expect(more).toBe(0);
        found += more;
      }
      expect(found).toBe(lost);
    }),
  );
});

test('a clock that jumped loses no frame, and the next gap is found', () => {
  const frames = new LostFrames();
  frames.before(unit(0), 40, 'sensor');
  frames.jumped();
  expect(frames.before(unit(4000), 40, 'sensor')).toBe(0);
  expect(frames.before(unit(4160), 40, 'sensor')).toBe(3);
});

/** All that is found in frames that arrive at these steps, in frames of this rate; two more come behind. */
function foundIn(steps: readonly number[], fps: number): number {
  const frames = new LostFrames();
  let [timeMs, found] = [0, 0];
  for (const step of [0, ...steps, 1, 1]) {
    timeMs += (step * 1000) / fps;
    found += frames.before(unit(timeMs), 1000 / fps, 'arrival');
  }
  return found;
}

const jittered = fc.double({ min: 0.97, max: 1.03, noNaN: true });

test('of what arrives, a long hole is counted by the usual step', () => {
  const usual = fc.array(jittered, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rate, usual, fc.integer({ min: 4, max: 12 }), (fps, steps, lost) => {
      expect(foundIn([...steps, lost + 1, ...steps], fps)).toBe(lost);
    }),
  );
});

test('a webcam that is slower than it was asked to be loses by its own rate', () => {
  const slow = Array.from({ length: 40 }, () => 3);
  expect(foundIn([...slow, 11, ...slow], 30)).toBe(0);
  expect(foundIn([...slow, 18, ...slow], 30)).toBe(5);
});

test('a camera that becomes much slower loses none by that', () => {
  fc.assert(
    fc.property(rate, fc.double({ min: 4.5, max: 20, noNaN: true }), (fps, slower) => {
      const fast = Array.from({ length: 20 }, () => 1);
      expect(foundIn([...fast, ...fast.map(() => slower)], fps)).toBe(0);
    }),
  );
});

test('frames that a busy host gets late and in a heap are not lost', () => {
  const pause = fc.record({
    before: fc.array(jittered, { minLength: 5, maxLength: 40 }),
    late: fc.nat({ max: 60 }),
  });
  fc.assert(
    fc.property(rate, fc.array(pause, { maxLength: 5 }), (fps, pauses) => {
      const steps = pauses.flatMap(({ before, late }) => {
        return [...before, late + 1, ...Array.from({ length: late }, () => 0), 1];
      });
      expect(foundIn(steps, fps)).toBe(0);
    }),
  );
});
