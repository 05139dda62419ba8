import fc from 'fast-check';
import type { Recording } from '#contracts/messages/recording.js';
import { downloadable, latestOfEach, withIds } from '../../src/download/choose-recordings.js';
import { fileNameOf } from '../../src/download/file-name.js';
import { recording } from '../support/samples.js';

test('a file name tells camera, time, name and id', () => {
  expect(fileNameOf(recording('cam-1', 'abc', { name: 'Take 1: the garden!' }))).toBe(
    'cam-1_2026-01-31_12-00-00Z_Take-1-the-garden_abc.mp4',
  );
  expect(fileNameOf(recording('cam-1', 'abc'))).toBe('cam-1_2026-01-31_12-00-00Z_abc.mp4');
});

test('whatever a recording says, its file stays in the folder and fits a file system (CVE-2026-31978, CVE-2026-55488)', () => {
  const text = fc.string({ unit: 'binary', maxLength: 100 });
  const id = fc.stringMatching(/^[a-z0-9-]{1,64}$/);
  fc.assert(
    fc.property(id, id, text, text, (cameraId, recordingId, name, startedAt) => {
      const file = fileNameOf(recording(cameraId, recordingId, { name, startedAt }));
      expect(file).toMatch(/^[\p{L}\p{N}_-]*\.mp4$/u);
      expect(Buffer.byteLength(`${file}.part.etag`)).toBeLessThanOrEqual(255);
    }),
  );
  expect(fileNameOf(recording('../../etc', '/passwd'))).toMatch(/^etc_.*_passwd\.mp4$/);
});

test('what is not finished or empty is not fetched', () => {
  const all = [
    recording('a', '1'),
    recording('a', '2', { state: 'recording' }),
    recording('a', '3', { state: 'saving' }),
    recording('a', '4', { state: 'failed', bytes: 0 }),
    recording('a', '5', { state: 'recovered' }),
  ];
  expect(downloadable(all).map(({ id }) => id)).toEqual(['1', '5']);
});

test('the latest of each camera is one recording, and none of that camera is later', () => {
  const films = fc.array(
    fc.record({ camera: fc.constantFrom('a', 'b', 'c'), day: fc.integer({ min: 10, max: 28 }) }),
  );
  fc.assert(
    fc.property(films, (made) => {
      const all = made.map(({ camera, day }, i) =>
        recording(camera, `r${i}`, { startedAt: `2026-01-${day}T00:00:00Z` }),
      );
      const latest = latestOfEach(all);
      expect(latest.map(({ cameraId }) => cameraId).sort()).toEqual(
        [...new Set(made.map((m) => m.camera))].sort(),
      );
      for (const one of latest)
        for (const other of all)
          expect(other.cameraId !== one.cameraId || other.startedAt <= one.startedAt).toBe(true);
    }),
  );
});

test('the latest has all its parts, in their order, and none of another recording or camera', () => {
  const part = (camera: string, id: string, hour: number, more: Partial<Recording>): Recording =>
    recording(camera, id, { startedAt: `2026-01-31T${hour}:00:00Z`, ...more });
  const all = [
    part('a', 'a10', 20, { partOf: 'a1', part: 10 }),
    part('a', 'a2', 12, { partOf: 'a1', part: 2 }),
    // Whoever is interrupted in its first film has nothing in it of parts.
    part('a', 'a1', 11, {}),
    part('b', 'a1', 22, {}),
    part('a', 'old', 10, {}),
    part('a', 'old2', 10, { partOf: 'old', part: 2 }),
  ];
  expect(latestOfEach(all).map(({ cameraId, id }) => [cameraId, id])).toEqual([
    ['a', 'a1'],
    ['a', 'a2'],
    ['a', 'a10'],
    ['b', 'a1'],
  ]);
});

test('an id that is not there is refused', () => {
  expect(() => withIds([recording('a', '1')], ['1', '2'])).toThrow('no recording "2"');
});
