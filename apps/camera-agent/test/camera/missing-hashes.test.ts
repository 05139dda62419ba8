import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { scriptedCamera } from './scripted-camera.js';
import { testRecording } from './test-film.js';

const FILM = Buffer.from('a film that is long enough');
const SHA256 = createHash('sha256').update(FILM).digest('hex');

/** What an agent left in a folder, found by the next one, which is asked for it until it says so. */
async function found(given: Partial<Recording>, until: (film: Recording) => boolean): Promise<Recording> {
  const dataDir = await tempDir();
  const folder = join(dataDir, 'agents/cam-1/recordings');
  const first = await scriptedCamera({ dataDir });
  await first.camera.stop();
  const store = await RecordingStore.open(first.folder, silentLogger, 'cam-1');
  await store.save(testRecording('long', { frames: 9, bytes: FILM.length, ...given }));
  await writeFile(join(first.folder, 'long.mp4'), FILM);
  const { camera } = await scriptedCamera({ dataDir });
  const film = await eventually(`the film in ${folder}`, async () =>
    (await camera.listRecordings()).find(until),
  );
  await camera.stop();
  const kept = JSON.parse(await readFile(join(first.folder, 'long.json'), 'utf8')) as Recording;
  expect(kept.sha256).toBe(film.sha256);
  return film;
}

test.each(['saved', 'failed', 'recovered'] as const)(
  'a film that is %s and was too long for its SHA-256 gets it while the camera runs',
  async (state) => {
    const film = await found({ state }, ({ sha256 }) => sha256 !== undefined);
    expect(film).toMatchObject({ state, sha256: SHA256 });
  },
);

test('one that has it already is left alone', async () => {
  const film = await found({ state: 'saved', sha256: '0'.repeat(64) }, () => true);
  expect(film.sha256).toBe('0'.repeat(64));
});
