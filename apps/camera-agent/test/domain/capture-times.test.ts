import fc from 'fast-check';
import { CaptureTimes } from '#camera-agent/domain/camera/capture-times.js';

interface Frame {
  readonly taken: number;
  readonly got: number;
}

const FRAME_MS = 40;

/** Frames that come `lateMs` after they are taken, or later: what is held up at one arrives with it. */
function frames(count: number, lateMs: readonly number[]): Frame[] {
  let got = 0;
  return Array.from({ length: count }, (_, n) => {
    const taken = 5000 + n * FRAME_MS;
    got = Math.max(got, taken + (lateMs[n % lateMs.length] ?? 0));
    return { taken, got };
  });
}

function through(given: readonly Frame[]): { times: number[]; steps: number[] } {
  const times = new CaptureTimes();
  const counted = given.map(({ taken, got }) => times.next(taken, got));
  return {
    times: counted.map(({ timeMs }) => timeMs),
    steps: counted.map(({ steppedMs }) => steppedMs).filter((ms) => ms !== 0),
  };
}

test('times of a sound camera stay, however late its frames come', () => {
  const late = fc.array(fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 60_000 })), { minLength: 1 });
  fc.assert(
    fc.property(late, (lateMs) => {
      const given = frames(60, lateMs);
      expect(through(given)).toEqual({ times: given.map(({ taken }) => taken), steps: [] });
    }),
  );
});

test('after frames that were lost while the agent was held up, times stay also', () => {
  const given = [...frames(10, [3]), { taken: 5400, got: 65_000 }, { taken: 64_990, got: 65_001 }];
  expect(through(given)).toEqual({ times: given.map(({ taken }) => taken), steps: [] });
  const slow = [
    { taken: 1000, got: 3000 },
    { taken: 2990, got: 3001 },
  ];
  expect(through(slow).steps).toEqual([]);
});

test('a jump of any size is taken out, to the ms, and told once', () => {
  const far = fc.integer({ min: 1100, max: 86_400_000 });
  const back = fc.integer({ min: -86_400_000, max: -100 });
  const jumps = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.oneof(far, back)), { maxLength: 4 });
  fc.assert(
    fc.property(jumps, (steps) => {
      const given = frames(100, [2]);
      const stepped = given.map(({ taken, got }, n) => ({
        taken: steps.reduce((time, [at, ms]) => (n >= at ? time + ms : time), taken),
        got,
      }));
      const kept = through(stepped);
      expect(kept.times).toEqual(given.map(({ taken }) => taken));
      const places = new Map<number, number>();
      for (const [at, ms] of steps) places.set(at, (places.get(at) ?? 0) + ms);
      expect(kept.steps.length).toBeLessThanOrEqual(places.size);
    }),
  );
});

test('where the clock of the camera has a zero of its own, jumps are seen as well', () => {
  const given = frames(20, [2]).map(({ taken, got }, n) => ({
    taken: taken + 1e9 + (n < 10 ? 0 : 7200),
    got,
  }));
  expect(through(given).steps).toEqual([7200]);
});
