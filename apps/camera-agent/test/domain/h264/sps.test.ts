import fc from 'fast-check';
import { codecString, parseSps } from '#camera-agent/domain/h264/sps.js';
import { buildSps, HIGH, type SpsFields, type VuiFields } from './sps-builder.js';

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const uint32 = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const vui: fc.Arbitrary<VuiFields> = fc.record({
  sar: fc.constantFrom('none', 'table', 'extended'),
  overscan: fc.boolean(),
  signal: fc.constantFrom('none', 'plain', 'colours'),
  chromaLocation: fc.boolean(),
  timing: optional(fc.record({ numUnitsInTick: uint32, timeScale: uint32, fixedFrameRate: fc.boolean() })),
});

const small = fc.nat({ max: 7 });
const fields: fc.Arbitrary<SpsFields> = fc.record({
  profileIdc: fc.constantFrom(66, 77, 88, ...HIGH),
  constraintFlags: fc.nat({ max: 255 }),
  levelIdc: fc.constantFrom(9, 10, 31, 40, 52),
  id: fc.nat({ max: 31 }),
  chromaFormat: fc.nat({ max: 3 }),
  separatePlanes: fc.boolean(),
  bitDepthLuma: fc.integer({ min: 8, max: 14 }),
  bitDepthChroma: fc.integer({ min: 8, max: 14 }),
  scalingLists: optional(
    fc.array(optional(fc.array(fc.integer({ min: -128, max: 127 }), { maxLength: 64 })), { maxLength: 12 }),
  ),
  pictureOrder: fc.oneof(
    fc.constant({ type: 0 as const }),
    fc.constant({ type: 2 as const }),
    fc.record({
      type: fc.constant(1 as const),
      cycle: fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 255 }),
    }),
  ),
  widthInMbs: fc.integer({ min: 4, max: 512 }),
  heightInMapUnits: fc.integer({ min: 4, max: 512 }),
  framesOnly: fc.boolean(),
  crop: optional(fc.record({ left: small, right: small, top: small, bottom: small })),
  vui: optional(vui),
});

/** Cropping units by chroma format, written down from equations 7-19 to 7-22: [x, y]. */
const CROP_UNITS = [
  [1, 1],
  [2, 2],
  [2, 1],
  [1, 1],
] as const;

function expectedSize(sps: SpsFields): { width: number; height: number } {
  const chroma = HIGH.includes(sps.profileIdc) ? sps.chromaFormat : 1;
  const [x, y] = CROP_UNITS[chroma] ?? [1, 1];
  const lines = sps.framesOnly ? 1 : 2;
  const crop = sps.crop ?? { left: 0, right: 0, top: 0, bottom: 0 };
  return {
    width: sps.widthInMbs * 16 - (crop.left + crop.right) * x,
    height: sps.heightInMapUnits * 16 * lines - (crop.top + crop.bottom) * y * lines,
  };
}

describe('sequence parameter set', () => {
  test('says what was written, in every branch of the syntax', () => {
    fc.assert(
      fc.property(fields, (sps) => {
        const high = HIGH.includes(sps.profileIdc);
        expect(parseSps(buildSps(sps))).toEqual({
          id: sps.id,
          profileIdc: sps.profileIdc,
          constraintFlags: sps.constraintFlags,
          levelIdc: sps.levelIdc,
          chromaFormat: high ? sps.chromaFormat : 1,
          bitDepthLuma: high ? sps.bitDepthLuma : 8,
          bitDepthChroma: high ? sps.bitDepthChroma : 8,
          framesOnly: sps.framesOnly,
          ...expectedSize(sps),
          ...(sps.vui?.timing && { timing: sps.vui.timing }),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('any bytes give an answer, and a sane one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, asSps) => {
        if (asSps) bytes[0] = 0x67;
        const info = parseSps(bytes);
        if (info) expect(Math.min(info.width, info.height)).toBeGreaterThan(0);
        if (info) expect(Math.max(info.width, info.height)).toBeLessThanOrEqual(16384);
      }),
      { numRuns: 1000 },
    );
  });

  test('a cut SPS is refused until the size is there, and never misread', () => {
    fc.assert(
      fc.property(fields, fc.nat({ max: 100 }), (sps, cut) => {
        const nal = buildSps(sps);
        const info = parseSps(nal.subarray(0, Math.min(cut, nal.length)));
        if (info) expect(info).toMatchObject(expectedSize(sps));
      }),
    );
  });

  test('the SPS that libx264 writes for 1920x1080', () => {
    const nal = Buffer.from('67640028acd940780227e5c05a808080a0000003002000000781e30632c0', 'hex');
    const info = parseSps(nal);
    expect(info).toMatchObject({
      profileIdc: 100,
      levelIdc: 40,
      width: 1920,
      height: 1080,
      framesOnly: true,
    });
    expect(info && codecString(info)).toBe('avc1.640028');
  });

  test('other NAL units are not taken for one', () => {
    expect(parseSps(Uint8Array.of(0x68, 0xce, 0x3c, 0x80, 0, 0, 0))).toBeUndefined();
    expect(parseSps(new Uint8Array())).toBeUndefined();
  });
});
