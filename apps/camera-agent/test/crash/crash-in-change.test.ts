import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createFilm } from '#camera-agent/adapters/fs/film-file.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { type ScriptedCamera, scriptedCamera } from '../camera/scripted-camera.js';
import { FPS, FRAME_MS } from '../camera/test-film.js';
import { SEGMENT_MS } from './crashes.js';
import { SPOILS } from './spoil-end.js';
import { unsyncedLost } from './unsynced-lost.js';
import { whatStands } from './what-stands.js';

/** Larger than what a spoil takes, all of them together. */
const FRAME_BYTES = 20_000;
/** A fragment is as long as what is before it, half a second at most. */
const WHOLE_FRAMES = 16;
/** Of the second film. */
const FRAMES_BEHIND = 3;

/** A disk that hangs, once it is told to, at the sync of the first film that comes behind so many others. */
class HangingDisk {
  hangs = false;
  private left = Infinity;
  private files = 0;
  private readonly gate = Promise.withResolvers<undefined>();

  constructor(private readonly create: typeof createFilm) {}

  readonly openFilm: typeof createFilm = async (path) => {
    const file = await this.create(path);
    // The second is that of its frame times.
    if (++this.files > 2) return file;
    const sync = file.datasync.bind(file);
    file.datasync = async () => {
      this.hangs = this.left-- <= 0;
      if (this.hangs) await this.gate.promise;
      await sync();
    };
    return file;
  };

  hangBehind(syncs: number): void {
    this.left = syncs;
  }

  goOn(): void {
    this.gate.resolve(undefined);
  }
}

/** A recording in the change from its first film to the next; what stands then is copied to the folder that is given. */
async function inChange(disk: HangingDisk, syncs: number): Promise<string> {
  const made = await scriptedCamera({ openFilm: disk.openFilm });
  const { driver, camera } = made;
  driver.padding = FRAME_BYTES;
  driver.give(1);
  const starting = camera.startRecording({ segmentMs: SEGMENT_MS });
  await eventually('the film to be open', () => driver.keyFrameRequests > 0);
  driver.give(1);
  await starting;
  driver.give(FPS - 1);
  const written = (): number => camera.snapshot.recording?.bytes ?? 0;
  await eventually('all that is complete', () => written() > WHOLE_FRAMES * FRAME_BYTES);
  disk.hangBehind(syncs);
  driver.give(FRAMES_BEHIND);
  await eventually('the disk to hang', () => disk.hangs && begun(made) === 2);
  const folder = join(await tempDir(), 'left');
  cpSync(made.folder, folder, { recursive: true });
  disk.goOn();
  return folder;
}

function begun({ events }: ScriptedCamera): number {
  return events.filter((type) => type === 'recording.started').length;
}

function announced(frames: number): number[] {
  return Array.from({ length: frames }, (_, index) => 100 + (index + 1) * FRAME_MS);
}

describe.each([
  ['that spares the page cache', createFilm],
  ['that takes every write that was not synced', unsyncedLost],
] as const)('a crash %s, in the change from one film to the next', (_, create) => {
  test.each([0, 1, 2])('costs no more than any other; syncs since the change: %d', async (syncs) => {
    for (const spoil of SPOILS) {
      const folder = await inChange(new HangingDisk(create), syncs);
      const { lostMs, wrong, films } = await whatStands(folder, spoil, announced(FPS + FRAMES_BEHIND));
      expect(wrong).toEqual([]);
      expect(films.map(({ recording }) => recording.part)).toEqual([1, 2]);
      expect(films[0]?.recording.state).toBe('recovered');
      expect(lostMs).toBeLessThanOrEqual(1000);
    }
  });
});
