import fc from 'fast-check';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import { BitReader } from '#camera-agent/domain/h264/bit-reader.js';
import { NalType, nalType, removeEmulationPrevention } from '#camera-agent/domain/h264/nal.js';
import { codecString, parseSps } from '#camera-agent/domain/h264/sps.js';
import { readFrameNumber } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import { sequenceParameterSet } from '#camera-agent/domain/simulation/stream-parameters.js';
import { TestPicture } from '#camera-agent/domain/simulation/test-picture.js';

const VGA = { width: 640, height: 480, fps: 30, gop: 10, name: 'pi-1' };
const side = fc.integer({ min: 1, max: 200 }).map((half) => half * 2);

/** The counters in a slice header (clause 7.3.3) of a stream with frame_num modulo 16. */
function readSliceHeader(nal: Uint8Array = new Uint8Array()): { frameNum: number; idrPicId?: number } {
  const bits = new BitReader(removeEmulationPrevention(nal.subarray(1)));
  for (let field = 0; field < 3; field++) bits.ue();
  const frameNum = bits.bits(4);
  return nalType(nal) === NalType.idr ? { frameNum, idrPicId: bits.ue() } : { frameNum };
}

describe('parameter sets of the simulated camera', () => {
  test('say size and frame rate as asked, for any even size', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 120 }), (width, height, fps) => {
        const info = parseSps(sequenceParameterSet({ width, height, fps }));
        expect(info).toMatchObject({
          profileIdc: 66,
          constraintFlags: 0xc0,
          width,
          height,
          framesOnly: true,
        });
        expect((info?.timing?.timeScale ?? 0) / (info?.timing?.numUnitsInTick ?? 1) / 2).toBe(fps);
      }),
    );
  });

  test.each([
    [640, 480, 30, 30],
    [1280, 720, 30, 31],
    [1280, 720, 60, 32],
    [1920, 1080, 30, 40],
    [1920, 1080, 60, 42],
    [7680, 4320, 120, 52],
  ])('%d x %d at %d frames a second is level %d', (width, height, fps, level) => {
    expect(parseSps(sequenceParameterSet({ width, height, fps }))?.levelIdc).toBe(level);
  });

  test('give the codec string that browsers know', () => {
    const info = parseSps(sequenceParameterSet(VGA));
    expect(info && codecString(info)).toBe('avc1.42c01e');
  });
});

describe('simulated encoder', () => {
  test('begins with a key frame, repeats it every group, and when forced', () => {
    const encoder = new SimulatedEncoder({ ...VGA, gop: 4 });
    const forced = [6, 7];
    const units = Array.from({ length: 14 }, (_, n) => encoder.next(n, n * 33, '', forced.includes(n)));
    expect(units.flatMap((unit, n) => (unit.keyFrame ? [n] : []))).toEqual([0, 4, 6, 7, 11]);
    for (const unit of units) expect(unit.nals.map(nalType)).toEqual(unit.keyFrame ? [7, 8, 5] : [1]);
    expect(units[3]?.timeMs).toBe(99);
  });

  test('counts its pictures as the standard wants: frame_num since the key frame, key frames in a row told apart', () => {
    const encoder = new SimulatedEncoder({ ...VGA, width: 96, height: 96, gop: 20 });
    const headers = Array.from({ length: 43 }, (_, n) =>
      readSliceHeader(encoder.next(n, 0, '', n === 41).nals.at(-1)),
    );
    expect(headers.map(({ frameNum }) => frameNum)).toEqual(
      [20, 20, 1, 2].flatMap((group) => Array.from({ length: group }, (_, index) => index % 16)),
    );
    const ids = headers.flatMap(({ idrPicId }) => idrPicId ?? []);
    expect(ids).toEqual([1, 0, 1, 0]);
  });

  test('its units survive the way through an Annex B stream', () => {
    const encoder = new SimulatedEncoder({ ...VGA, width: 162, height: 98 });
    const units = Array.from({ length: 25 }, (_, n) => encoder.next(n, 0, `00:00:${n}`));
    const splitter = new AccessUnitSplitter();
    const bytes = units.flatMap((unit) => unit.nals.flatMap((nal) => [Uint8Array.of(0, 0, 1), nal]));
    expect([...bytes.flatMap((part) => splitter.push(part, 0)), ...splitter.flush()]).toEqual(units);
  });

  test('a frame costs no more than what moved, and a key frame less than its samples', () => {
    const encoder = new SimulatedEncoder(VGA);
    const sizes = Array.from(
      { length: 10 },
      (_, n) => encoder.next(n, 0, '12:00:00').nals.at(-1)?.length ?? 0,
    );
    expect(sizes[0]).toBeLessThan((640 * 480 * 1.5) / 2);
    expect(Math.max(...sizes.slice(1))).toBeLessThan(20_000);
    expect(encoder.next(9, 0, '12:00:00').keyFrame).toBe(true);
    const still = encoder.next(9, 0, '12:00:00').nals.at(-1);
    expect(still?.length).toBeLessThan(12);
  });

  test('any even size and any name are drawn and encoded', () => {
    fc.assert(
      fc.property(side, side, fc.string({ unit: 'binary', maxLength: 80 }), (width, height, name) => {
        const encoder = new SimulatedEncoder({ width, height, fps: 30, gop: 2, name });
        for (let n = 0; n < 2; n++) encoder.next(n * 4_000_000_000, n, name);
      }),
      { numRuns: 30 },
    );
  });
});

describe('test picture', () => {
  test('carries its frame number, and nothing of the frames before', () => {
    const used = new TestPicture(VGA);
    for (const n of [0, 1, 59, 77, 100_000, 4_294_967_295, 5]) {
      used.draw(n, `10:00:00.${n}`);
      const { luma } = used.picture;
      expect(readFrameNumber(luma.bytes, luma.stride, 640, 480)).toBe(n);
      const fresh = new TestPicture(VGA);
      fresh.draw(n, `10:00:00.${n}`);
      for (const plane of ['luma', 'blue', 'red'] as const) {
        expect(Buffer.compare(used.picture[plane].bytes, fresh.picture[plane].bytes)).toBe(0);
      }
    }
  });

  test('is dark, and stays in video range', () => {
    const test = new TestPicture(VGA);
    test.draw(123, '2025-01-01 10:00:00.000');
    const { luma, blue, red } = test.picture;
    const mean = luma.bytes.reduce((sum, level) => sum + level, 0) / luma.bytes.length;
    expect(mean).toBeLessThan(60);
    for (const { bytes } of [luma, blue, red]) {
      expect(bytes.every((level) => level >= 16 && level <= 240)).toBe(true);
    }
  });
});
