import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { type ScriptedCamera, scriptedCamera } from './scripted-camera.js';

const DAY_MS = 24 * 3_600_000;
const SEGMENT_MS = 10 * 60_000;
/** A camera that is silent for two seconds has stalled. */
const PICTURE_MS = 1500;
/** By their times in the film they come thicker, or the disk would have a day's work. */
const FILM_MS = 5;
const SEGMENT_FRAMES = SEGMENT_MS / PICTURE_MS;
/** Two films and more: neither the newest that is closed nor the one that runs is deleted. */
const KEEP_BYTES = 1_000_000;
const SINGLE_FILMS = 6;
const SEGMENTS = DAY_MS / SEGMENT_MS;

const total = (recordings: readonly Recording[]): number =>
  recordings.reduce((sum, { bytes }) => sum + bytes, 0);
const unkept = (recordings: readonly Recording[]): Recording[] =>
  recordings.filter(({ keep }) => keep !== true);

/** Films one after the other, whose room is looked at whenever one is closed. */
class Shelf {
  readonly all: Recording[] = [];
  readonly kept: string[] = [];

  constructor(private readonly camera: ScriptedCamera['camera']) {}

  async add(film: Recording): Promise<void> {
    const { camera, all, kept } = this;
    expect(film).toMatchObject({ state: 'saved', droppedFrames: 0 });
    const closed = await this.closed();
    // Two parts may have been closed since the last look.
    const since = closed.filter(({ id }) => !all.some((known) => known.id === id));
    expect(total(closed)).toBeLessThanOrEqual(KEEP_BYTES + total(since));
    all.push(film);
    if (all.length % 50 === 7) {
      await camera.keepRecording({ recordingId: film.id, keep: true });
      kept.push(film.id);
    }
    await eventually('room', async () => total(await this.closed()) <= KEEP_BYTES);
  }

  /** What may be deleted: a film that runs grows on behind the last look. */
  private async closed(): Promise<Recording[]> {
    const films = unkept(await this.camera.listRecordings());
    return films.filter(({ state }) => state !== 'recording');
  }
}

async function start({ camera, driver }: ScriptedCamera, args: RecordingStartArgs): Promise<Recording> {
  const asked = driver.keyFrameRequests;
  const starting = camera.startRecording(args);
  await eventually('the request for a key frame', () => driver.keyFrameRequests > asked);
  driver.give(1);
  return starting;
}

/** Ten minutes of one camera. */
function passSegment({ camera, driver, clock }: ScriptedCamera): void {
  for (let frame = 0; frame < SEGMENT_FRAMES; frame += 1) {
    clock.advance(PICTURE_MS);
    driver.give(1);
  }
  expect(camera.snapshot.status).toBe('recording');
}

async function recordSingleFilms(made: ScriptedCamera, shelf: Shelf): Promise<void> {
  for (let film = 0; film < SINGLE_FILMS; film += 1) {
    await start(made, {});
    passSegment(made);
    await shelf.add(await made.camera.stopRecording({}));
  }
}

/** A day in one go: a part is full half a frame of the nominal rate early, so that there may be one more than segments. */
async function recordParts(made: ScriptedCamera, shelf: Shelf): Promise<Recording[]> {
  const { id } = await start(made, { segmentMs: SEGMENT_FRAMES * FILM_MS });
  const parts: Recording[] = [];
  const next = (): Recording | undefined =>
    made.told.find(
      ({ partOf, part, state }) => partOf === id && part === parts.length + 1 && state === 'saved',
    );
  const take = async (film: Recording): Promise<void> => {
    parts.push(film);
    await shelf.add(film);
  };
  for (let segment = 0; segment < SEGMENTS; segment += 1) {
    passSegment(made);
    await take(await eventually(`part ${parts.length + 1}`, next));
    for (let film = next(); film; film = next()) await take(film);
  }
  await take(await made.camera.stopRecording({}));
  return parts;
}

test('recordings, and then a day of one in parts, stay within their room; what is kept stays, and nothing that runs is deleted', async () => {
  const operatorTime: typeof fixedOperatorTime = (clock) => ({
    ...fixedOperatorTime(clock),
    at: () => clock.now(),
  });
  const made = await scriptedCamera({ retention: { keepBytes: KEEP_BYTES }, timeOf: operatorTime });
  const { camera, driver, clock, told, events } = made;
  driver.repeat(FILM_MS);
  driver.give(1);
  const shelf = new Shelf(camera);
  await recordSingleFilms(made, shelf);
  const parts = await recordParts(made, shelf);
  // Not one frame of the day is missing.
  expect(parts.reduce((sum, { frames }) => sum + frames, 0)).toBe(SEGMENTS * SEGMENT_FRAMES + 1);
  const { all, kept } = shelf;
  expect([all.length, kept.length]).toEqual([SINGLE_FILMS + parts.length, 3]);

  const left = await camera.listRecordings();
  expect(
    left
      .filter(({ keep }) => keep)
      .map(({ id }) => id)
      .reverse(),
  ).toEqual(kept);
  const newest = unkept(left)
    .map(({ id }) => id)
    .reverse();
  expect(
    all
      .filter(({ id }) => !kept.includes(id))
      .slice(-newest.length)
      .map(({ id }) => id),
  ).toEqual(newest);
  // No more was deleted than had to be.
  expect(total(unkept(left)) + (all[0]?.bytes ?? 0)).toBeGreaterThan(KEEP_BYTES);
  const deleted = told.filter((_, n) => events[n] === 'recording.deleted');
  expect(deleted).toHaveLength(all.length - left.length);
  expect(new Set(deleted.map(({ state }) => state))).toEqual(new Set(['saved']));
  expect(clock.timers).toBeLessThan(10);
});
