import fc from 'fast-check';
import { overdue } from '#camera-agent/domain/disk/retention.js';
import { type Recording, RECORDING_STATES } from '#contracts/messages/recording.js';
import { testRecording } from '../../camera/test-film.js';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 30);

function film(id: string, daysAgo: number, more: Partial<Recording> = {}): Recording {
  const startedAt = new Date(NOW - daysAgo * DAY_MS).toISOString();
  return testRecording(id, { state: 'saved', startedAt, clockErrorMs: 2, bytes: 100, ...more });
}

const ids = (recordings: readonly { readonly id: string }[]): string[] => recordings.map(({ id }) => id);

describe('what is deleted', () => {
  test('without a limit is nothing', () => {
    expect(overdue([film('a', 9999)], {}, NOW)).toEqual([]);
  });

  test('by age is what ended longer ago, oldest first', () => {
    const films = [
      film('new', 1),
      film('old', 8),
      film('older', 9),
      film('long', 8, { durationMs: 1.5 * DAY_MS }),
    ];
    expect(ids(overdue(films, { keepDays: 7 }, NOW))).toEqual(['older', 'old']);
  });

  test('by age is nothing while the time is not known, nor what began at a time that was not', () => {
    expect(overdue([film('old', 8)], { keepDays: 7 }, undefined)).toEqual([]);
    const { clockErrorMs: _, ...unmeasured } = film('from 1970', 20_000);
    expect(overdue([unmeasured], { keepDays: 7 }, NOW)).toEqual([]);
  });

  test('by size are the oldest, until the rest fits', () => {
    const films = [film('c', 1), film('b', 2), film('a', 3), film('d', 0.5)];
    expect(ids(overdue(films, { keepBytes: 250 }, undefined))).toEqual(['a', 'b']);
    expect(overdue(films, { keepBytes: 400 }, NOW)).toEqual([]);
  });

  test('is never what is kept, and that takes no room from the others', () => {
    const films = [film('kept', 9, { keep: true, bytes: 5000 }), film('a', 3), film('b', 2)];
    expect(overdue(films, { keepDays: 7, keepBytes: 200 }, NOW)).toEqual([]);
  });

  test('by size is not the newest, even if it alone is too large', () => {
    expect(ids(overdue([film('a', 3), film('large', 1, { bytes: 900 })], { keepBytes: 500 }, NOW))).toEqual([
      'a',
    ]);
  });

  test('counts what is being written, and leaves it', () => {
    const films = [film('running', 4, { state: 'recording', bytes: 300 }), film('a', 3), film('b', 2)];
    expect(ids(overdue(films, { keepBytes: 400 }, NOW))).toEqual(['a']);
  });

  test('whatever there is: nothing kept or unfinished, and no more than is needed', () => {
    const any = fc.record({
      days: fc.integer({ min: 0, max: 30 }),
      state: fc.constantFrom(...RECORDING_STATES),
      keep: fc.boolean(),
      bytes: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc.array(any),
        fc.integer({ min: 1, max: 5000 }),
        fc.boolean(),
        (facts, keepBytes, byAge) => {
          const films = facts.map(({ days, ...more }, index) => film(`film-${index}`, days, more));
          const gone = new Set(overdue(films, { keepBytes, ...(byAge && { keepDays: 20 }) }, NOW));
          for (const { state, keep } of gone)
            expect([['saved', 'failed', 'recovered'].includes(state), keep]).toEqual([true, false]);
          const sum = (some: readonly Pick<Recording, 'bytes'>[]): number =>
            some.reduce((total, { bytes }) => total + bytes, 0);
          const rest = films.filter((one) => !gone.has(one) && !one.keep);
          const finished = rest.filter(({ state }) => ['saved', 'failed', 'recovered'].includes(state));
          if (sum(rest) > keepBytes) expect(finished.length).toBeLessThanOrEqual(1);
          const last = [...gone].at(-1);
          if (last && !byAge) expect(sum(rest) + last.bytes).toBeGreaterThan(keepBytes);
        },
      ),
    );
  });
});
