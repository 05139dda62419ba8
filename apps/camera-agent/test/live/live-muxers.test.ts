import fc from 'fast-check';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { FullMuxer } from '#camera-agent/domain/live/full-muxer.js';
import { KeyFrameMuxer } from '#camera-agent/domain/live/key-frame-muxer.js';
import { LiveChannel } from '#camera-agent/domain/live/live-channel.js';
import type { LiveMuxer } from '#camera-agent/domain/live/live-muxer.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { sampleNals } from '#camera-agent/domain/mp4/sample.js';
import { cameraUnits, PPS, SPS, unitOf } from '../domain/mp4/camera-units.js';
import { boxOf, fragmentsOf, nalsOf, type ParsedSample } from '../domain/mp4/parsed-file.js';

function piecesOf(muxer: LiveMuxer, units: readonly AccessUnit[]): LivePiece[] {
  return units.flatMap((unit) => muxer.add(unit) ?? []);
}

/** One picture a piece, numbered, one behind the other without a gap; what a browser needs before is in front. */
function samplesOf(pieces: readonly LivePiece[]): ParsedSample[] {
  let end = 0;
  return pieces.map(({ bytes, init, keyFrame }, index) => {
    const [fragment, ...more] = fragmentsOf(bytes);
    const [sample, ...others] = fragment?.samples ?? [];
    if (!fragment || !sample) throw new Error('no picture');
    expect([more, others, fragment.sequence, fragment.end]).toEqual([[], [], index + 1, bytes.length]);
    expect([sample.timeTicks, sample.flags === 0x02000000]).toEqual([end, keyFrame]);
    expect(sample.durationTicks).toBeGreaterThan(0);
    expect(boxOf(init, 'moov', 'trak', 'tkhd').body.getUint32(88)).toBe(320 * 0x10000);
    end += sample.durationTicks;
    return sample;
  });
}

const picturesOf = (units: readonly AccessUnit[]): Uint8Array[][] =>
  units.map((unit) => sampleNals(unit, { sps: SPS, pps: PPS }));

test('every unit from the first key frame on is a piece with its picture, the moment it comes', () => {
  fc.assert(
    fc.property(cameraUnits, fc.nat({ max: 3 }), (units, late) => {
      const muxer = new FullMuxer();
      const before = Array.from({ length: late }, () => unitOf(false, 0));
      expect(piecesOf(muxer, before)).toEqual([]);
      const pieces = units.map((unit) => muxer.add(unit));
      const samples = samplesOf(pieces.map((piece) => piece ?? fail()));
      expect(samples.map(({ data }) => nalsOf(data))).toEqual(picturesOf(units));
    }),
  );
});

test('key frames alone last until the next one, ten seconds at most', () => {
  fc.assert(
    fc.property(cameraUnits, (units) => {
      const muxer = new KeyFrameMuxer();
      const samples = samplesOf(piecesOf(muxer, units));
      const keys = units.filter(({ keyFrame }) => keyFrame);
      expect(samples.map(({ data }) => nalsOf(data))).toEqual(picturesOf(keys.slice(0, -1)));
      samples.forEach(({ durationTicks }, index) => {
        const ms = (keys[index + 1]?.timeMs ?? NaN) - (keys[index]?.timeMs ?? NaN);
        expect(Math.abs(durationTicks - Math.min(Math.max(ms, 1), 10_000) * 90)).toBeLessThanOrEqual(0.5);
      });
    }),
  );
});

test('a hiccup of the camera does not make a picture stand for longer than ten seconds', () => {
  const times = [0, 60_000, 61_000];
  const pieces = piecesOf(
    new KeyFrameMuxer(),
    times.map((timeMs) => unitOf(true, timeMs)),
  );
  expect(samplesOf(pieces).map(({ durationTicks }) => durationTicks)).toEqual([900_000, 90_000]);
});

test('a group of pictures that is too large is not kept for who comes, who waits for the next', () => {
  const channel = new LiveChannel(() => new FullMuxer(), 1000);
  const given: LivePiece[][] = [];
  const join = (): void => {
    const pieces: LivePiece[] = [];
    given.push(pieces);
    channel.join(
      { begin: (all) => pieces.push(...all), piece: (piece) => pieces.push(piece), end: fail },
      [],
    );
  };
  const give = (keyFrame: boolean, bytes: number): void =>
    channel.unit(unitOf(keyFrame, 0, Array(bytes).fill(7)));
  join();
  give(true, 100);
  give(false, 100);
  join();
  give(false, 1000);
  join();
  give(false, 1);
  join();
  give(true, 1);
  join();
  expect(given.map(({ length }) => length)).toEqual([5, 5, 1, 1, 1]);
  for (const [first] of given) expect(first?.keyFrame).toBe(true);
});

function fail(): never {
  throw new Error('not to be called');
}
