import fc from 'fast-check';
import { filmsOfTake } from '#api/domain/takes/collection/collectable-films.js';
import {
  collectedFilm,
  missingBytes,
  restingState,
  summaryOf,
} from '#api/domain/takes/collection/collected-films.js';
import type { SeenFile } from '#api/domain/takes/collection/collection-folders.js';
import { RecentRate } from '#api/domain/takes/collection/recent-rate.js';
import { recordingOf } from '../support/samples.js';
import { entryOf, takeOf } from '../support/true-take.js';

const BYTES = 1000;
const hash = fc.option(fc.constantFrom('a'.repeat(64), 'b'.repeat(64)), { nil: undefined });
const seenFile = fc.option(
  fc.record({ bytes: fc.constantFrom(0, 10, BYTES), isWhole: fc.boolean(), sha256: hash }),
  { nil: undefined },
);

/** A film of a camera of its own, and what lies in the folder under its name. */
const filmAndFile = fc.record({ sha256: hash, seen: seenFile });
const given = fc.record({
  films: fc.array(filmAndFile, { minLength: 1, maxLength: 4 }),
  state: fc.constantFrom('cut', 'complete'),
});

test('what is told of a folder follows from what lies in it', () => {
  fc.assert(
    fc.property(given, ({ films, state }) => {
      const entries = films.map(({ sha256 }, i) =>
        entryOf(`cam-${i}`, [recordingOf(`cam-${i}`, `r-${i}`, { bytes: BYTES, ...(sha256 && { sha256 }) })]),
      );
      const take = takeOf(entries, { state });
      const all = filmsOfTake(take);
      expect(all.map(({ file }) => file)).toEqual(films.map((_, i) => `cam-${i}.mp4`));
      const seen = new Map<string, SeenFile>();
      for (const [i, { seen: there }] of films.entries()) {
        const { sha256, ...rest } = there ?? {};
        if (there) seen.set(`cam-${i}.mp4`, { ...rest, ...(sha256 && { sha256 }) } as SeenFile);
      }
      const items = all.map((film) => collectedFilm(film, seen.get(film.file)));
      for (const [i, { sha256, seen: there }] of films.entries()) {
        const isProven = there?.isWhole === true && there.sha256 !== undefined;
        expect(items[i]?.verified).toBe(isProven && (sha256 === undefined || there.sha256 === sha256));
      }
      const summary = summaryOf(take.id, restingState(take, all, seen), items);
      expect(summary.received + missingBytes(items)).toBe(summary.bytes);
      expect(summary.state === 'none').toBe(seen.size === 0);
      if (summary.state === 'collected') {
        expect(missingBytes(items)).toBe(0);
        expect(state).toBe('complete');
        expect(items.every(({ verified }, i) => verified || films[i]?.sha256 === undefined)).toBe(true);
      }
    }),
  );
});

test('the rate is that of the last seconds', () => {
  const rate = new RecentRate();
  expect(rate.bytesPerSecond).toBeUndefined();
  for (let second = 0; second <= 10; second++) rate.note(second * 1000, 500 * second);
  expect(rate.bytesPerSecond).toBe(500);
  for (let second = 11; second <= 15; second++) rate.note(second * 1000, 5000 + 2000 * (second - 10));
  expect(rate.bytesPerSecond).toBe(2000);
});
