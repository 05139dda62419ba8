import fc from 'fast-check';
import { progressiveHeader } from '#camera-agent/adapters/player/progressive-header.js';
import { boxAt, boxesIn, readU32, readU64 } from '#live/domain/box-reader.js';
import type { SampleFacts } from '#camera-agent/domain/mp4/fragment.js';
import type { FragmentSamples } from '#camera-agent/domain/mp4/fragment-reader.js';
import { type FrameRange, TrimmedTrack } from '#camera-agent/domain/player/trimmed-track.js';
import { testFilm } from '../../camera/test-film.js';

const GIB = 2 ** 30;

/** Fragments as they lie in a film, 100 bytes of moof in front of each. */
function filmOf(fragments: readonly (readonly SampleFacts[])[]): FragmentSamples[] {
  let next = 1000;
  return fragments.map((samples) => {
    const dataOffset = next + 100;
    const dataBytes = samples.reduce((sum, { bytes }) => sum + bytes, 0);
    next = dataOffset + dataBytes;
    return {
      samples,
      dataOffset,
      end: next,
      sequence: 0,
      startTicks: 0,
      endTicks: 0,
      dataBytes,
      textBytes: 0,
    };
  });
}

function trim(fragments: readonly (readonly SampleFacts[])[], range: FrameRange): TrimmedTrack {
  const track = new TrimmedTrack(range);
  for (const fragment of filmOf(fragments)) if (!track.complete) track.add(fragment);
  return track;
}

const row = fc.record({
  bytes: fc.integer({ min: 1, max: 5000 }),
  durationTicks: fc.integer({ min: 2999, max: 3001 }),
  keyFrame: fc.boolean(),
});

test('whatever is cut out: it begins with a key frame and shows the frames asked for, at their place in the film', () => {
  const films = fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(films, fc.nat(40), fc.nat(40), ([head, ...rest], first, length) => {
      // A film begins with a key frame.
      const fragments = [
        head?.map((sample, n) => (n === 0 ? { ...sample, keyFrame: true } : sample)) ?? [],
        ...rest,
      ];
      const all = filmOf(fragments).flatMap(({ samples, dataOffset }) => {
        let offset = dataOffset;
        return samples.map((sample) => ({ ...sample, offset: (offset += sample.bytes) - sample.bytes }));
      });
      fc.pre(first < all.length);
      const track = trim(fragments, { first, last: first + length });
      const begin = all.slice(0, first + 1).findLastIndex(({ keyFrame }) => keyFrame);
      const wanted = all.slice(begin, first + length + 1);
      const ticks = (some: readonly SampleFacts[]): number =>
        some.reduce((sum, one) => sum + one.durationTicks, 0);
      expect(track.sizes).toEqual(wanted.map(({ bytes }) => bytes));
      expect(track.keyFrames).toEqual(wanted.flatMap(({ keyFrame }, n) => (keyFrame ? [n + 1] : [])));
      expect(track.hiddenTicks).toBe(ticks(all.slice(begin, first)));
      expect(track.mediaTicks).toBe(ticks(wanted));
      const durations = track.runs.counts.flatMap((count, n) =>
        new Array<number>(count).fill(track.runs.ticks[n] ?? 0),
      );
      expect(durations).toEqual(wanted.map(({ durationTicks }) => durationTicks));
      let next = 0;
      for (const { offset, bytes, samples } of track.chunks) {
        expect(offset).toBe(wanted[next]?.offset);
        expect(bytes).toBe(wanted.slice(next, next + samples).reduce((sum, one) => sum + one.bytes, 0));
        next += samples;
      }
      expect(next).toBe(wanted.length);
    }),
  );
});

test('a film of more than 4 GiB has long sizes and offsets', () => {
  const [begin = new Uint8Array()] = testFilm(40).pieces;
  const [, movie] = boxesIn(begin, 0, begin.length);
  const sample = { bytes: 3 * GIB, durationTicks: 3000, keyFrame: true };
  const track = trim([[sample], [sample], [sample]], { first: 0, last: Infinity });
  const header = progressiveHeader(begin.slice(0, movie?.end), track, Date.UTC(2026, 0, 1));
  const moov = boxAt(header, 'moov');
  expect(boxAt(header, 'moov/mvex')).toBeUndefined();
  const mdat = moov?.end ?? 0;
  expect([readU32(header, mdat), readU64(header, mdat + 8)]).toEqual([1, 9 * GIB + 16]);
  const offsets = boxAt(header, 'moov/trak/mdia/minf/stbl/co64')?.body ?? 0;
  expect([0, 1, 2].map((n) => readU64(header, offsets + 8 + n * 8))).toEqual(
    [0, 3 * GIB, 6 * GIB].map((at) => header.length + at),
  );
});
