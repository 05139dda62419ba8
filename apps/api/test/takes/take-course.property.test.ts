import fc from 'fast-check';
import { newTake } from '#api/domain/takes/new-take.js';
import { isOver, isSettled, mayRoll, type Take } from '#api/domain/takes/take.js';
import {
  armed,
  armedAnew,
  cancelled,
  cut,
  heard,
  heardAll,
  photographed,
  rolled,
  unanswered,
  unasked,
  unready,
} from '#api/domain/takes/take-course.js';
import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { TAKE_POLICIES } from '#contracts/http/take-policy.js';
import { RECORDING_STATES, type Recording } from '#contracts/messages/recording.js';
import { TAKE_KINDS, type TakeKind } from '#contracts/messages/take.js';
import { recordingOf, stillOf } from '../support/samples.js';

const CAMERAS = ['cam-1', 'cam-2', 'cam-3'];
const problem = toProblem(new RollcallError('no-answer', 'It did not answer.'));
const report = { findings: [], leadMs: 1, workMs: 1, frameMs: 33 } as never as object;

type Step = (take: Take) => Take;

const camera = fc.constantFrom(...CAMERAS, 'stranger');
const film = fc.record({
  state: fc.constantFrom(...RECORDING_STATES),
  part: fc.integer({ min: 1, max: 3 }),
  frames: fc.nat(2),
});
const recordingStep = fc.tuple(camera, film).map(([cameraId, told]): Step => {
  return (take) => heard(take, filmOf(cameraId, told));
});
const listStep = fc.tuple(camera, fc.array(film, { maxLength: 3 })).map(([cameraId, told]): Step => {
  const films = told.map((each) => filmOf(cameraId, each));
  return (take) => heardAll(take, cameraId, films);
});
const stillStep = camera.map(
  (id): Step =>
    (take) =>
      photographed(take, id, stillOf(id)),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  stillStep,
  fc.tuple(camera, fc.boolean()).map(
    ([id, ready]): Step =>
      (take) =>
        armed(take, id, { report: { ...report, ready } as never }),
  ),
  camera.map(
    (id): Step =>
      (take) =>
        armed(take, id, { error: problem }),
  ),
  camera.map(
    (id): Step =>
      (take) =>
        unready(take, id, problem),
  ),
  fc.tuple(camera, fc.boolean()).map(
    ([id, settled]): Step =>
      (take) =>
        unanswered(take, id, problem, settled),
  ),
  recordingStep,
  listStep,
  fc.constantFrom<Step>(
    (take) => rolled(take, { startAt: '2026-01-01T00:00:00.000Z' }),
    (take) => cut(take, '2026-01-01T00:01:00.000Z'),
    cancelled,
    armedAnew,
  ),
);

function filmOf(
  cameraId: string,
  { part, ...more }: Pick<Recording, 'state' | 'frames'> & { part: number },
): Recording {
  const place = part > 1 ? { part, partOf: `r-${cameraId}-1` } : {};
  return recordingOf(cameraId, `r-${cameraId}-${part}`, { ...more, ...place, takeId: 'take-1' });
}

function made(policy: (typeof TAKE_POLICIES)[number], isArmed: boolean, kind: TakeKind = 'film'): Take {
  const take = newTake(
    { policy, kind },
    {
      ...{ id: 'take-1', number: 1, createdAt: '2026-01-01T00:00:00.000Z', by: 'maria' },
      cameras: CAMERAS.map((cameraId) => ({ cameraId, label: cameraId })),
    },
  );
  return isArmed ? take : unasked(take, {});
}

function expectStep(before: Take, take: Take): void {
  expect(take.entries.map(({ cameraId }) => cameraId)).toEqual(CAMERAS);
  if (before.state === 'cancelled') expect(take.state).toBe('cancelled');
  if (isOver(before)) expect(isOver(take)).toBe(true);
  const settled = take.entries.every(({ state }) => isSettled(state));
  if (take.state === 'cut') expect(settled).toBe(false);
  // What a film is said to hold may be corrected after: it is judged when the last camera is settled.
  if (take.state === 'complete' && before.state !== 'complete') expect(hasPictures(take)).toBe(true);
  expectStills(before, take, settled);
  // A closed film is never open again.
  const open = new Set(filmsOf(take).flatMap((film) => (isClosed(film) ? [] : [film.id])));
  for (const { id } of filmsOf(before).filter(isClosed)) expect(open).not.toContain(id);
}

function filmsOf({ entries }: Take): Recording[] {
  return entries.flatMap(({ recordings }) => recordings);
}

function expectStills(before: Take, take: Take, settled: boolean): void {
  if (take.kind === 'still') expect(take.state).not.toBe('cut');
  if (take.kind === 'still' && take.state === 'rolling') expect(settled).toBe(false);
  // A picture that was told of stays.
  for (const { cameraId, still } of before.state === 'arming' ? [] : before.entries)
    if (still) expect(take.entries.find((entry) => entry.cameraId === cameraId)?.still).toEqual(still);
}

function hasPictures(take: Take): boolean {
  return filmsOf(take).some(({ frames }) => frames > 0) || take.entries.some(({ still }) => still);
}

function isClosed({ state }: Recording): boolean {
  return state === 'saved' || state === 'failed' || state === 'recovered';
}

test('whatever happens, a take that is over stays so, and one with everything settled is over once it was cut', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TAKE_POLICIES),
      fc.constantFrom(...TAKE_KINDS),
      fc.boolean(),
      fc.array(step, { maxLength: 40 }),
      (policy, kind, isArmed, steps) => {
        let take = made(policy, isArmed || kind === 'still', kind);
        for (const each of steps) {
          const before = take;
          take = each(before);
          expectStep(before, take);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test('films of one camera are all told of, or listed, before it is settled', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3], { minLength: 1 }), (parts) => {
      const films = parts.map((part) => filmOf('cam-1', { state: 'saved', frames: 1, part }));
      const stateOf = ({ entries }: Take): unknown => entries[0]?.state;
      const told = films.reduce((take, each) => heard(take, each), made('any', false));
      expect(stateOf(told)).toBe(Math.max(...parts) === parts.length ? 'saved' : 'rolling');
      expect(stateOf(heardAll(made('any', false), 'cam-1', films))).toBe('saved');
      // What was told of before does not go by a list without it.
      expect(heardAll(told, 'cam-1', films.slice(1)).entries[0]?.recordings).toHaveLength(parts.length);
    }),
  );
});

test('a policy asks for all, for more than half, or for one', () => {
  const withReady = (policy: (typeof TAKE_POLICIES)[number], ready: number): boolean => {
    let take = made(policy, true);
    for (const [i, id] of CAMERAS.entries())
      take = armed(take, id, { report: { ...report, ready: i < ready } as never });
    expect(take.state).toBe('armed');
    return mayRoll(take);
  };
  expect([0, 1, 2, 3].map((ready) => withReady('all', ready))).toEqual([false, false, false, true]);
  expect([0, 1, 2, 3].map((ready) => withReady('majority', ready))).toEqual([false, false, true, true]);
  expect([0, 1, 2, 3].map((ready) => withReady('any', ready))).toEqual([false, true, true, true]);
});
