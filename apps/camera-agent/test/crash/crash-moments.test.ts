import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createFilm } from '#camera-agent/adapters/fs/film-file.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { probeFilm } from '../camera/film-probe.js';
import { type ScriptedCamera, scriptedCamera } from '../camera/scripted-camera.js';
import { seededRandom } from '../camera/seeded-random.js';
import { FPS, FRAME_MS } from '../camera/test-film.js';
import { unsyncedLost } from './unsynced-lost.js';
import { SPOILS, type Spoil } from './spoil-end.js';
import type { StandingFilm } from './standing-films.js';
import { whatStands } from './what-stands.js';

/** 10 Mb/s. */
const FRAME_BYTES = Math.round(10_000_000 / 8 / FPS);
const FRAGMENT_FRAMES = FPS / 2;
const FRAMES = 4 * FPS;
const MOMENTS = 8;
/** In a second and later, and a fifth of a second after the beginning. */
const LATE = [FPS, FRAMES] as const;
const EARLY = [Math.ceil(FPS / 5), FRAGMENT_FRAMES] as const;
/** As soon as anything is on the disk for sure: the first frame. */
const FIRST = [3, 3] as const;

interface Moment {
  readonly folder: string;
  /** Frames that the camera had given to the recording. */
  readonly frames: number;
}

/** A recording whose folder is copied at some moments, as it would be found if the process ended there. */
async function crashed(
  openFilm: typeof createFilm,
  seed: number,
  [from, to]: readonly [number, number] = LATE,
): Promise<Moment[]> {
  const made = await scriptedCamera({ openFilm });
  made.driver.padding = FRAME_BYTES;
  made.driver.give(1);
  const starting = made.camera.startRecording({});
  await eventually('the film to be open', () => made.driver.keyFrameRequests > 0);
  made.driver.give(1);
  await starting;
  const random = seededRandom(seed);
  const at = new Set(Array.from({ length: MOMENTS }, () => from + Math.floor(random.next() * (to - from))));
  const moments: Moment[] = [];
  const copies = await tempDir();
  for (let frames = 2; frames <= to; frames++) {
    made.driver.give(1);
    if (at.has(frames)) {
      const folder = join(copies, String(frames));
      cpSync(made.folder, folder, { recursive: true });
      moments.push({ folder, frames });
    }
    // A disk in time has every fragment that is complete.
    await eventually('the disk', () => bytesOf(made) >= completeAmong(frames) * FRAME_BYTES);
  }
  return moments;
}

/** Frames in fragments that are complete: each is as long as what is before it, half a second at most. */
function completeAmong(frames: number): number {
  let complete = 0;
  for (let next = 1; next < frames; next += Math.min(next, FRAGMENT_FRAMES)) complete = next;
  return complete;
}

function bytesOf({ camera }: ScriptedCamera): number {
  return camera.snapshot.recording?.bytes ?? 0;
}

function announced(frames: number): number[] {
  return Array.from({ length: frames }, (_, index) => 100 + (index + 1) * FRAME_MS);
}

async function expectMost({ folder, frames }: Moment, spoil: Spoil): Promise<StandingFilm> {
  const standing = await whatStands(folder, spoil, announced(frames));
  expect(standing).toMatchObject({ wrong: [], films: [{ recording: { state: 'recovered' } }] });
  expect(standing.lostMs).toBeLessThanOrEqual(1000);
  const [film] = standing.films;
  if (!film) throw new Error('no film');
  return film;
}

describe.each([
  ['that spares the page cache', createFilm],
  ['that takes every write that was not synced', unsyncedLost],
] as const)('a crash %s', (name, openFilm) => {
  test.each(SPOILS)(
    'costs at most a second, and the sidecar tells the truth; the end of the film is spoiled: %s',
    async (spoil) => {
      for (const moment of await crashed(openFilm, name.length + spoil.length))
        await expectMost(moment, spoil);
    },
  );

  test.each(SPOILS)('soon after the beginning leaves a film, too; its end is spoiled: %s', async (spoil) => {
    const moments = await crashed(openFilm, name.length + spoil.length, EARLY);
    expect(moments.length).toBeGreaterThan(2);
    for (const moment of moments) await expectMost(moment, spoil);
  });
});

describe('a crash at the very beginning', () => {
  test('leaves a film of one frame', async () => {
    expect((await expectMost(await atFirst(), 'none')).frames).toBe(1);
  });

  test('that spoils the only frame leaves nothing to play, and the sidecar says so', async () => {
    const { folder, frames } = await atFirst();
    const standing = await whatStands(folder, 'torn', announced(frames));
    expect(standing).toMatchObject({ wrong: [], films: [{ recording: { state: 'failed' }, frames: 0 }] });
    expect(standing.lostMs).toBeLessThanOrEqual(3 * FRAME_MS);
  });

  async function atFirst(): Promise<Moment> {
    const [moment] = await crashed(unsyncedLost, 1, FIRST);
    if (!moment) throw new Error('no moment');
    return moment;
  }
});

describeWith('ffprobe', 'held against ffprobe', () => {
  test.each(SPOILS)('what was saved plays; the end of the film is spoiled: %s', async (spoil) => {
    const [moment] = await crashed(unsyncedLost, 5);
    if (!moment) throw new Error('no moment');
    const { path = '', frames } = await expectMost(moment, spoil);
    expect(await probeFilm(path)).toMatchObject({ frames, complaints: '' });
  });
});
