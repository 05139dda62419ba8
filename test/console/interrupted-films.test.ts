import { interruptedIn } from '#client/index.js';
import { sentenceOf } from '../../apps/console/src/activity/sentence.js';
import type { Film } from '../../apps/console/src/recordings/film.js';
import { entryLook } from '../../apps/console/src/takes/entry-looks.js';
import type { TakeEntry } from '../../apps/console/src/takes/take.js';
import { troublesOf } from '../../apps/console/src/takes/troubles.js';

const film = (id: string, second: number, more: Partial<Film> = {}): Film => ({
  ...({ id, cameraId: 'cam-1', state: 'failed', frames: 30, droppedFrames: 0 } as Film),
  startedAt: `2026-01-01T00:00:0${second}.000Z`,
  ...more,
});

const broken = film('a', 1, { goesOn: true, reason: 'no-camera' });

describe('a recording that is to go on', () => {
  const waiting = (...films: readonly Film[]): unknown =>
    [...interruptedIn(films).values()].map(({ id }) => id);

  it('waits behind its last film', () => {
    const second = film('b', 2, { goesOn: true, partOf: 'a', part: 2 });
    expect(waiting(broken)).toEqual(['a']);
    expect(waiting(film('0', 0), broken, second)).toEqual(['b']);
    expect(waiting(broken, film('c', 3, { cameraId: 'cam-2', goesOn: true }))).toEqual(['a', 'c']);
  });

  it.each([
    ['its next part', film('b', 2, { partOf: 'a', part: 2 })],
    ['its next part, made while the time was not known', film('b', 0, { partOf: 'a', part: 2 })],
    ['another that took its place', film('b', 2)],
  ])('does not once there is %s, whichever is told first', (_, next) => {
    expect(waiting(broken, next)).toEqual([]);
    expect(waiting(next, broken)).toEqual([]);
  });

  it('is told so in the journal', () => {
    const entry = { id: '1', type: 'recording.failed', time: '', subject: 'a' };
    expect(sentenceOf({ ...entry, data: { ...broken } })).toContain(
      'was interrupted while it recorded film a',
    );
    expect(sentenceOf({ ...entry, data: { ...film('a', 1) } })).toContain('failed to record film a');
  });
});

describe('a camera in a take', () => {
  const entry = (state: TakeEntry['state'], ...recordings: Film[]): TakeEntry => ({
    cameraId: 'cam-1',
    label: 'cam-1',
    state,
    recordings,
  });

  it('is interrupted while its recording waits for it, and else told by its state', () => {
    expect(entryLook(entry('told', broken)).text).toBe('interrupted');
    expect(entryLook(entry('told')).text).toBe('told to roll');
    const goes = film('b', 2, { partOf: 'a', part: 2, state: 'recording' });
    expect(entryLook(entry('rolling', broken, goes)).text).toBe('rolling');
  });

  it('has its films told with why, the last one as interrupted where it waits', () => {
    const second = film('b', 2, { partOf: 'a', part: 2, goesOn: true, reason: 'camera-failed' });
    expect(troublesOf(entry('told', broken, second))).toEqual([
      'Recording a is failed: the camera is gone.',
      'Recording b, part 2: Interrupted – goes on when the camera is back: the camera failed.',
    ]);
    expect(troublesOf(entry('saved', broken))).toEqual(['Recording a is failed: the camera is gone.']);
  });
});
