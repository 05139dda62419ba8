import fc from 'fast-check';
import { filmTimes } from '#camera-agent/domain/mp4/film-times.js';
import { RecordingMuxer } from '#camera-agent/domain/mp4/recording-muxer.js';
import { cameraUnits, unitOf } from './camera-units.js';
import { boxOf } from './parsed-file.js';
import { patched, record } from './recorded.js';

test('a film that begins before the frame asked for says from where it is shown, and how long', () => {
  const muxer = new RecordingMuxer({ nominalFrameMs: 40 });
  muxer.showFrom(1080);
  const pieces: Uint8Array[] = [];
  for (let index = 0; index < 50; index++) {
    const result = muxer.add(unitOf(index === 0, 1000 + index * 40));
    if (result.kind === 'accepted') pieces.push(result.append);
  }
  const end = muxer.finish();
  const film = patched(Buffer.concat([...pieces, end.append]), end.patches);
  const list = boxOf(film, 'moov', 'trak', 'edts', 'elst').body;
  expect([list.getUint32(4), list.getBigUint64(16), list.getUint32(24)]).toEqual([1, 80n * 90n, 0x10000]);
  const [whole, shown] = [2000n * 90n, 1920n * 90n];
  expect(list.getBigUint64(8)).toBe(shown);
  expect(boxOf(film, 'moov', 'trak', 'mdia', 'mdhd').body.getBigUint64(24)).toBe(whole);
  expect(boxOf(film, 'moov', 'trak', 'tkhd').body.getBigUint64(28)).toBe(shown);
  expect(boxOf(film, 'moov', 'mvhd').body.getBigUint64(24)).toBe(shown);
});

test('a film that begins with the frame asked for has no edit list', () => {
  const { finished } = record([unitOf(true, 0)]);
  expect(() => boxOf(finished, 'moov', 'trak', 'edts')).toThrow('no edts');
});

test('a film has the times of its frames to a tick', async () => {
  await fc.assert(
    fc.asyncProperty(cameraUnits, async (units) => {
      const { growing, finished } = record(units);
      for (const film of [growing, finished]) {
        const read = (offset: number, length: number): Promise<Uint8Array> =>
          Promise.resolve(film.subarray(offset, offset + length));
        const times: number[] = [];
        for await (const found of filmTimes({ size: film.length, read })) times.push(...found);
        if (film === finished) expect(times).toHaveLength(units.length);
        times.forEach((ms, index) => {
          const captured = (units[index]?.timeMs ?? NaN) - (units[0]?.timeMs ?? NaN);
          // A time that does not advance is put one tick behind the one before.
          expect(Math.abs(ms - captured)).toBeLessThan((1 + index) / 90);
        });
      }
    }),
  );
});
