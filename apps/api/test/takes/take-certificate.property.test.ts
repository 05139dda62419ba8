import fc from 'fast-check';
import { certifyTake } from '#api/domain/takes/certificate/take-certificate.js';
import type { CertificateVerdict, TakeCertificate } from '#contracts/http/certificate-views.js';
import {
  entryOf,
  filmOf,
  pathOf,
  T,
  takeOf,
  trueCamera,
  type TrueCamera,
  wire,
} from '../support/true-take.js';

const idOf = (index: number): string => `cam-${index}`;
const lastOf = (camera: TrueCamera): number => pathOf(camera).at(-1) ?? 0;
/** What counting in binary costs. */
const DUST = 1e-6;

function certify(cameras: readonly TrueCamera[], timed: boolean, endMs?: number): TakeCertificate {
  const entries = cameras.map((camera, i) => entryOf(idOf(i), [filmOf(idOf(i), camera)]));
  const times = cameras.map((camera, i) => {
    const sinceFirstMs = pathOf(camera).map((ms) => Number(ms.toFixed(3)));
    return [`film-of-${idOf(i)}`, { sinceFirstMs }] as const;
  });
  const take = takeOf(entries, endMs === undefined ? {} : { endAt: wire(T + endMs) });
  return certifyTake(take, new Map(timed ? times : []), wire(T + 60_000));
}

function expectTruth(truth: number, claim: { ms: number; boundMs: number } | undefined): void {
  expect(claim).toBeDefined();
  const { ms, boundMs } = claim ?? { ms: NaN, boundMs: 0 };
  expect(Math.abs(truth - ms)).toBeLessThanOrEqual(boundMs + DUST);
}

describe('the truth lies within what is claimed', () => {
  test.each([true, false])('of each camera, its frame times read: %s', (timed) => {
    fc.assert(
      fc.property(trueCamera, (camera) => {
        const [told] = certify([camera], timed, 1000).cameras;
        const factor = 1 + camera.driftPpm / 1e6;
        expectTruth(camera.startMs, told?.start);
        expectTruth(camera.startMs + lastOf(camera) * factor + camera.frameMs - 1000, told?.end);
        const steps = camera.frames - 1 + camera.lostBehind.filter((i) => i < camera.frames).length;
        expectTruth((lastOf(camera) * factor) / steps, told?.trueFrame);
        const { ppm, boundPpm } = told?.drift ?? { ppm: NaN, boundPpm: NaN };
        expect(Math.abs(ppm - camera.driftPpm)).toBeLessThanOrEqual(boundPpm + DUST);
        for (const { length } of told?.gaps ?? []) expectTruth(camera.frameMs, length);
      }),
      { numRuns: 300 },
    );
  });

  test('of the skew between any two', () => {
    fc.assert(
      fc.property(fc.array(trueCamera, { minLength: 2, maxLength: 20 }), (cameras) => {
        const { skew } = certify(cameras, false);
        const starts = cameras.map(({ startMs }) => startMs);
        const sorted = [...starts].sort((a, b) => a - b);
        const n = sorted.length;
        const median = ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
        skew.cameras.forEach(({ behindEarliest, behindMedian }, i) => {
          expectTruth((starts[i] ?? 0) - (sorted[0] ?? 0), behindEarliest);
          expectTruth((starts[i] ?? 0) - median, behindMedian);
        });
        expect(skew.matrix?.length).toBe(n <= 16 ? n : undefined);
        skew.matrix?.forEach((row, i) =>
          row.forEach((claim, j) => expectTruth((starts[j] ?? 0) - (starts[i] ?? 0), claim)),
        );
        const reach = Math.abs(skew.largest?.skew.ms ?? 0) + (skew.largest?.skew.boundMs ?? 0);
        expect(Math.max(...starts) - Math.min(...starts)).toBeLessThanOrEqual(reach + DUST);
      }),
    );
  });

  test('of an interruption', () => {
    fc.assert(
      fc.property(trueCamera, fc.double({ min: 0, max: 20_000, noNaN: true }), (camera, gapMs) => {
        const still = { ...camera, driftPpm: 0 };
        const startMs = still.startMs + lastOf(still) + still.frameMs + gapMs;
        const films = [filmOf('a', still), filmOf('b', { ...still, startMs, errors: [0.5, -0.5] as const })];
        const [told] = certifyTake(takeOf([entryOf('cam', films)]), new Map(), wire(T)).cameras;
        const found = told?.gaps.find(({ cause }) => cause === 'interrupted');
        if (found) expectTruth(gapMs, found.length);
        else expect(gapMs).toBeLessThanOrEqual(still.frameMs / 2);
      }),
    );
  });
});

const GRAVITY: Readonly<Record<CertificateVerdict, number>> = { pass: 0, warn: 1, fail: 2 };

test('worse figures never give a better verdict', () => {
  const worse = fc.record({
    late: fc.double({ min: 0, max: 100, noNaN: true }),
    unsure: fc.double({ min: 0, max: 50, noNaN: true }),
    dropped: fc.nat(5),
    skewMs: fc.option(fc.double({ min: 1, max: 80, noNaN: true }), { nil: undefined }),
    allowed: fc.option(fc.nat(3), { nil: undefined }),
    hashless: fc.boolean(),
    failed: fc.boolean(),
    broken: fc.double({ min: 0, max: 500, noNaN: true }),
  });
  fc.assert(
    fc.property(trueCamera, worse, (camera, by) => {
      const good = { ...camera, startMs: Math.abs(camera.startMs) };
      const bad = {
        ...good,
        startMs: good.startMs + by.late,
        bounds: [good.bounds[0] + by.unsure, good.bounds[1] + by.unsure] as const,
        // The clock is less sure, and still shows the same.
        errors: [0, 0] as const,
      };
      const still = { ...good, startMs: 0, errors: [0, 0] as const };
      const limits = {
        ...(by.skewMs !== undefined && { skewMs: by.skewMs }),
        ...(by.allowed !== undefined && { droppedFrames: by.allowed }),
      };
      const verdict = (of: TrueCamera, isWorse: boolean): CertificateVerdict => {
        const film = filmOf('b', of);
        const { sha256: _, ...hashless } = film;
        const first = {
          ...(isWorse && by.hashless ? hashless : film),
          droppedFrames: film.droppedFrames + (isWorse ? by.dropped : 0),
        };
        const nextMs = of.startMs + lastOf(of) + of.frameMs + (isWorse ? by.broken : 0);
        const second = filmOf('c', { ...of, startMs: nextMs });
        const state = isWorse && by.failed ? 'failed' : 'saved';
        const entries = [entryOf('a', [filmOf('a', still)]), entryOf('b', [first, second], { state })];
        return certifyTake(takeOf(entries, { limits }), new Map(), wire(T)).verdict;
      };
      const [before, after] = [verdict({ ...good, errors: [0, 0] }, false), verdict(bad, true)];
      expect(GRAVITY[after]).toBeGreaterThanOrEqual(GRAVITY[before]);
    }),
    { numRuns: 500 },
  );
});
