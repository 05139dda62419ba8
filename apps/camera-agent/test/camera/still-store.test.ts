import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FilmsFolder } from '#camera-agent/adapters/fs/films-folder.js';
import { StillStore } from '#camera-agent/adapters/fs/still-store.js';
import type { Still } from '#contracts/messages/still.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const STILL: Still = {
  cameraId: 'cam-1',
  takeId: 'take-1',
  file: '2026-01-01T00-00-00_pi_take-1.jpg',
  plannedAt: '2026-01-01T00:00:00.000Z',
  takenAt: '2026-01-01T00:00:00.000Z',
  boundMs: 1,
  source: 'stream',
  timeSource: 'sensor',
  width: 64,
  height: 48,
  bytes: 4,
  sha256: '0'.repeat(64),
};

test('a still whose disk is pulled out while it is taken makes no folder in its place', async () => {
  const place = await FilmsFolder.open(join(await tempDir(), 'films'));
  const store = new StillStore(place, 'cam-1', silentLogger);
  await rename(place.path, `${place.path}-away`);
  await expect(store.save(STILL, new Uint8Array(4))).rejects.toMatchObject({ code: 'disk-failed' });
  await expect(stat(place.path)).rejects.toThrow('ENOENT');
  await rename(`${place.path}-away`, place.path);
  await store.save(STILL, new Uint8Array(4));
  expect(await store.ofTake('take-1')).toEqual(STILL);
});
