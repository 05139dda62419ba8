import fc from 'fast-check';
import { addEmulationPrevention } from '#camera-agent/domain/h264/nal.js';

/** A made-up access unit as its NAL units, and how it lies in an Annex B stream. */
export interface StreamUnit {
  readonly nals: Uint8Array[];
  readonly keyFrame: boolean;
}

export interface AnnexB {
  readonly bytes: Uint8Array;
  /** Where the first start code prefix (its first zero) of each unit stands. */
  readonly offsets: number[];
}

const payload = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => bytes.map((byte) => (byte < 128 ? byte % 4 : byte)))
  .map((bytes) => addEmulationPrevention(Uint8Array.of(...bytes, 0x80)));

function nal(header: number, second: number): fc.Arbitrary<Uint8Array> {
  return payload.map((bytes) => Uint8Array.of(header, second, ...bytes));
}

const firstSlice = (key: boolean): fc.Arbitrary<Uint8Array> => nal(key ? 0x65 : 0x41, 0x88);
const nextSlice = (key: boolean): fc.Arbitrary<Uint8Array> => nal(key ? 0x65 : 0x41, 0x2a);
const delimiter = fc.constant(Uint8Array.of(0x09, 0xf0));
const sei = nal(0x06, 0x05);
const filler = nal(0x0c, 0xff);

/** An access unit with any mix of delimiter, parameter sets, SEI, several slices and filler. */
export const streamUnit: fc.Arbitrary<StreamUnit> = fc.boolean().chain((keyFrame) =>
  fc
    .tuple(
      fc.array(delimiter, { maxLength: 1 }),
      keyFrame ? fc.tuple(nal(0x67, 0x42), nal(0x68, 0xce)) : fc.constant([]),
      fc.array(sei, { maxLength: 2 }),
      firstSlice(keyFrame),
      fc.array(nextSlice(keyFrame), { maxLength: 3 }),
      fc.array(filler, { maxLength: 1 }),
    )
    .map(([aud, sets, seis, slice, slices, fill]) => ({
      nals: [...aud, ...sets, ...seis, slice, ...slices, ...fill],
      keyFrame,
    })),
);

/** Zero bytes before each start code prefix: 0 gives the three-byte form, 1 the four-byte form, more is padding. */
export const padding = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 });

/** The units as a byte stream (clause B.1.1); `pads` is used in turn, the first NAL unit included. */
export function annexB(units: readonly StreamUnit[], pads: readonly number[]): AnnexB {
  const bytes: number[] = [];
  const offsets: number[] = [];
  let turn = 0;
  for (const unit of units) {
    unit.nals.forEach((one, index) => {
      bytes.push(...new Array<number>(pads[turn++ % pads.length] ?? 0).fill(0));
      if (index === 0) offsets.push(bytes.length);
      bytes.push(0, 0, 1, ...one);
    });
  }
  return { bytes: Uint8Array.from(bytes), offsets };
}

/** Cuts `bytes` at places that `cuts` (any numbers) choose; pieces may be empty. */
export function chunksOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
}
