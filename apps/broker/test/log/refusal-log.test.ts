import { FakeClock } from '#testing/fake-clock.js';
import { RefusalLog } from '#broker/adapters/log/refusal-log.js';
import { RecordingLogger } from '#testing/recording-logger.js';

test('who and why are logged, and every refusal is counted', () => {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const log = new RefusalLog(logger, clock);
  log.refused('malformed', { address: '127.0.0.1' }, 'nonsense');
  log.refused('malformed', { address: '127.0.0.1' }, 'nonsense');
  expect(log.counts.toJSON()).toEqual({ malformed: 2 });
  expect(logger.at('warn').map((line) => line.facts)).toEqual([
    { kind: 'malformed', address: '127.0.0.1', why: 'nonsense', soFar: 1 },
  ]);
  log.stop();
});

test('the counts are logged a minute after a change, and not again until the next', () => {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const log = new RefusalLog(logger, clock);
  clock.advance(120_000);
  log.refused('malformed', {}, 'nonsense');
  clock.advance(59_000);
  log.refused('malformed', {}, 'nonsense');
  expect(logger.at('info')).toEqual([]);
  clock.advance(600_000);
  expect(logger.at('info').map((line) => JSON.stringify(line.facts))).toEqual([
    '{"refused":{"malformed":2}}',
  ]);
  expect(clock.timers).toBe(0);
});

test('no timer is left after stop', () => {
  const clock = new FakeClock();
  const log = new RefusalLog(new RecordingLogger(), clock);
  log.refused('malformed', {}, 'nonsense');
  log.stop();
  expect(clock.timers).toBe(0);
});
