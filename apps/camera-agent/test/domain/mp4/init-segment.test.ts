import { durationPatches, hasDuration } from '#camera-agent/domain/mp4/duration-patch.js';
import { initSegment } from '#camera-agent/domain/mp4/init-segment.js';
import { PPS, SPS } from './camera-units.js';
import { patched } from './recorded.js';
import { boxes, boxOf } from './parsed-file.js';

const init = initSegment({ sps: SPS, pps: PPS, width: 320, height: 240, timescale: 90_000 });
const TRACK = ['moov', 'trak'];

describe('init segment', () => {
  test('is ftyp and moov, with the boxes a fragmented file needs', () => {
    expect(boxes(init).map((box) => box.type)).toEqual(['ftyp', 'moov']);
    expect(boxOf(init, 'moov', 'mvex', 'trex').body.getUint32(4)).toBe(1);
    expect(boxOf(init, ...TRACK, 'tkhd').body.getUint32(0)).toBe(0x01000003);
    expect(boxOf(init, ...TRACK, 'mdia', 'mdhd').body.getUint32(20)).toBe(90_000);
    for (const type of ['stts', 'stsc', 'stco']) {
      expect(boxOf(init, ...TRACK, 'mdia', 'minf', 'stbl', type).body.getUint32(4)).toBe(0);
    }
  });

  test('has the size in pixels in the track header and the sample entry', () => {
    const header = boxOf(init, ...TRACK, 'tkhd').body;
    expect([header.getUint32(88), header.getUint32(92)]).toEqual([320 * 65_536, 240 * 65_536]);
    const entry = sampleEntry(init);
    expect([entry.getUint16(24), entry.getUint16(26)]).toEqual([320, 240]);
  });

  test('has the parameter sets in avcC', () => {
    const record = Buffer.concat([
      Buffer.from([1, ...SPS.subarray(1, 4), 0xff, 0xe1, 0, SPS.length]),
      SPS,
      Buffer.from([1, 0, PPS.length]),
      PPS,
    ]);
    expect(avcC(init)).toEqual(record);
  });

  test('says format and depths behind them for the high profiles', () => {
    const sps = Buffer.from('67640028acd940780227e5c05a808080a0000003002000000781e30632c0', 'hex');
    const high = initSegment({ sps, pps: PPS, width: 1920, height: 1080, timescale: 90_000 });
    expect(avcC(high).subarray(-4)).toEqual(Buffer.from([0xfd, 0xf8, 0xf8, 0]));
  });

  test('has durations of 0, which patches replace in all four places', () => {
    expect(hasDuration(init, 0)).toBe(true);
    const ticks = 2 ** 40 + 7;
    const file = patched(init, durationPatches(init, ticks));
    expect(hasDuration(file, ticks)).toBe(true);
    const places = [
      boxOf(file, 'moov', 'mvhd').body.getBigUint64(24),
      boxOf(file, ...TRACK, 'tkhd').body.getBigUint64(28),
      boxOf(file, ...TRACK, 'mdia', 'mdhd').body.getBigUint64(24),
      boxOf(file, 'moov', 'mvex', 'mehd').body.getBigUint64(4),
    ];
    expect(places).toEqual(Array(4).fill(BigInt(ticks)));
    expect(file.filter((byte, index) => byte !== init[index])).toHaveLength(4 * 2);
  });

  test('no patches for bytes that are no init segment of ours', () => {
    expect(durationPatches(Uint8Array.of(0, 0, 0, 8, 0x6d, 0x6f, 0x6f, 0x76), 1)).toEqual([]);
  });
});

/** The contents of the avc1 box: stsd has 8 bytes before it. */
function sampleEntry(bytes: Uint8Array): DataView {
  const description = boxOf(bytes, ...TRACK, 'mdia', 'minf', 'stbl', 'stsd');
  const [entry] = boxes(bytes, description.offset + 16, description.end);
  if (entry?.type !== 'avc1') throw new Error('no avc1');
  return entry.body;
}

function avcC(bytes: Uint8Array): Buffer {
  const entry = sampleEntry(bytes);
  const [configuration] = boxes(new Uint8Array(entry.buffer, entry.byteOffset + 78, entry.byteLength - 78));
  if (configuration?.type !== 'avcC') throw new Error('no avcC');
  const { buffer, byteOffset, byteLength } = configuration.body;
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
