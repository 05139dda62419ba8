import { RecordingCleaner } from '#camera-agent/adapters/fs/recording-cleaner.js';
import type { RetentionLimits } from '#camera-agent/domain/disk/retention.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { testRecording } from './test-film.js';

const EVERY_MS = 5 * 60_000;

function cleanerOf(
  limits: RetentionLimits,
  films: Recording[],
  refuse: (id: string) => Error | undefined = () => undefined,
) {
  const clock = new FakeClock();
  const warnings: object[] = [];
  const deleted: string[] = [];
  const cleaner = new RecordingCleaner({
    clock,
    logger: { ...silentLogger, warn: (facts) => void warnings.push(facts) },
    operatorTime: fixedOperatorTime(clock),
    limits,
    list: () => Promise.resolve(films),
    remove: (id) => {
      const refusal = refuse(id);
      if (refusal) return Promise.reject(refusal);
      deleted.push(id);
      films.splice(
        films.findIndex((film) => film.id === id),
        1,
      );
      return Promise.resolve(true);
    },
  });
  return { cleaner, clock, warnings, deleted };
}

function films(...names: string[]): Recording[] {
  return names.map((id, index) =>
    testRecording(id, { state: 'saved', bytes: 10, startedAt: `2026-01-01T00:0${index}:00.000Z` }),
  );
}

test('without a limit it does nothing at all', () => {
  const { cleaner, clock, deleted } = cleanerOf({}, films('a', 'b'));
  cleaner.start();
  cleaner.soon();
  expect([clock.timers, deleted]).toEqual([0, []]);
});

test('it cleans at the start, every five minutes and when told to, until it is stopped', async () => {
  const all = films('a', 'b');
  const { cleaner, clock, deleted } = cleanerOf({ keepBytes: 10 }, all);
  cleaner.start();
  await eventually('the first sweep', () => clock.timers === 1);
  expect(deleted).toEqual(['a']);
  all.push(...films('c', 'd').slice(1));
  clock.advance(EVERY_MS);
  await eventually('the next sweep', () => clock.timers === 1);
  expect(deleted).toEqual(['a', 'b']);
  all.push(...films('e', 'f', 'g').slice(2));
  cleaner.soon();
  cleaner.soon();
  await eventually('the sweep that was asked for', () => deleted.length === 3);
  await cleaner.stop();
  expect(clock.timers).toBe(0);
  cleaner.soon();
  expect(clock.timers).toBe(0);
});

test('a recording that cannot be deleted is counted, and the next one goes', async () => {
  const refuse = (id: string): Error | undefined => (id === 'a' ? new Error('EIO') : undefined);
  const { cleaner, clock, warnings, deleted } = cleanerOf({ keepBytes: 10 }, films('a', 'b', 'c'), refuse);
  cleaner.start();
  await eventually('the sweep', () => clock.timers === 1);
  expect(deleted).toEqual(['b']);
  expect(warnings).toEqual([{ failed: 1, first: 'Error: EIO' }]);
  await cleaner.stop();
});

test('one that somebody else has deleted meanwhile is nothing to complain of', async () => {
  const gone = (): Error => new RollcallError('unknown-recording', 'Gone.');
  const { cleaner, clock, warnings } = cleanerOf({ keepBytes: 10 }, films('a', 'b'), gone);
  cleaner.start();
  await eventually('the sweep', () => clock.timers === 1);
  expect(warnings).toEqual([]);
  await cleaner.stop();
});
