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

const total = (recordings: readonly Recording[]): number =>
  recordings.reduce((sum, { bytes }) => sum + bytes, 0);
const unkept = (recordings: readonly Recording[]): Recording[] =>
  recordings.filter(({ keep }) => keep !== true);

/** Ten minutes of one camera. */
async function recordSegment(made: ScriptedCamera): Promise<Recording> {
  const { camera, driver, clock } = made;
  const asked = driver.keyFrameRequests;
  const starting = camera.startRecording({});
  await eventually('the request for a key frame', () => driver.keyFrameRequests > asked);
  driver.give(1);
  await starting;
  for (let passed = 0; passed < SEGMENT_MS; passed += PICTURE_MS) {
    clock.advance(PICTURE_MS);
    driver.give(1);
  }
  expect(camera.snapshot.status).toBe('recording');
  return camera.stopRecording({});
}

test('a day of recordings stays within its room; what is kept stays, and nothing that runs is deleted', async () => {
  const keepBytes = 500_000;
  const operatorTime: typeof fixedOperatorTime = (clock) => ({
    ...fixedOperatorTime(clock),
    at: () => clock.now(),
  });
  const made = await scriptedCamera({ retention: { keepBytes }, timeOf: operatorTime });
  const { camera, driver, clock, told, events } = made;
  driver.repeat(FILM_MS);
  driver.give(1);
  const all: Recording[] = [];
  const kept: string[] = [];
  while (clock.monotonic() < DAY_MS) {
    const segment = await recordSegment(made);
    expect(segment).toMatchObject({ state: 'saved', droppedFrames: 0 });
    all.push(segment);
    expect(total(unkept(await camera.listRecordings()))).toBeLessThanOrEqual(keepBytes + segment.bytes);
    if (all.length % 50 === 7) {
      await camera.keepRecording({ recordingId: segment.id, keep: true });
      kept.push(segment.id);
    }
    await eventually('room', async () => total(unkept(await camera.listRecordings())) <= keepBytes);
  }
  expect([all.length, kept.length]).toEqual([144, 3]);

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
  expect(total(unkept(left)) + (all[0]?.bytes ?? 0)).toBeGreaterThan(keepBytes);
  const deleted = told.filter((_, n) => events[n] === 'recording.deleted');
  expect(deleted).toHaveLength(all.length - left.length);
  expect(new Set(deleted.map(({ state }) => state))).toEqual(new Set(['saved']));
  expect(clock.timers).toBeLessThan(10);
});
