import fc from 'fast-check';
import {
  addEmulationPrevention,
  isMalformed,
  removeEmulationPrevention,
} from '#camera-agent/domain/h264/nal.js';

/** Bytes with many zeros and small values: what emulation prevention is about. */
const zeroRich = fc
  .uint8Array({ maxLength: 200 })
  .map((bytes) => bytes.map((byte) => (byte < 200 ? byte % 5 : byte)));

describe('emulation prevention', () => {
  test('puts a 03 into forbidden patterns and nowhere else', () => {
    expect([...addEmulationPrevention(Uint8Array.of(1, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 9))]).toEqual([
      1, 0, 0, 3, 1, 0, 0, 4, 0, 0, 3, 0, 0, 9,
    ]);
    expect([...addEmulationPrevention(Uint8Array.of(5, 0, 0))]).toEqual([5, 0, 0, 3]);
  });

  test('any payload comes back', () => {
    fc.assert(
      fc.property(zeroRich, (payload) => {
        // A payload ends in a stop bit or in cabac_zero_words, never in one lone zero byte (clause 7.4.1.1).
        const rbsp = Uint8Array.of(...payload, 0x80);
        expect(removeEmulationPrevention(addEmulationPrevention(rbsp))).toEqual(rbsp);
      }),
    );
  });

  test('what is protected holds no start code and does not end in zero', () => {
    fc.assert(
      fc.property(zeroRich, (rbsp) => {
        const text = Buffer.from(addEmulationPrevention(rbsp)).toString('hex').replace(/../g, '$& ');
        expect(text).not.toMatch(/(?:^| )00 00 0[012] /);
        expect(text).not.toMatch(/00 $/);
      }),
    );
  });
});

test('malformed: nothing, forbidden_zero_bit, unspecified types', () => {
  expect([undefined, 0x00, 0x85, 0x18, 0x1f].map(isMalformed)).toEqual([true, true, true, true, true]);
  expect([0x65, 0x41, 0x17].map(isMalformed)).toEqual([false, false, false]);
});
