import { RecordingOutcome } from '#camera-agent/adapters/camera/recording-outcome.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { FakeClock } from '#testing/fake-clock.js';
import { testRecording } from './test-film.js';

const saving = testRecording('a', { state: 'saving' });
const saved = testRecording('a', { state: 'saved' });

test('who waits for a film that is whole gets it with its SHA-256, if that is soon known', async () => {
  const outcome = new RecordingOutcome(new FakeClock());
  const soon = outcome.doneSoon(() => saving);
  outcome.stands();
  outcome.close(saved);
  await expect(soon).resolves.toBe(saved);
});

test('who waits for a film that takes long to be read gets it as it is by then', async () => {
  const clock = new FakeClock();
  const outcome = new RecordingOutcome(clock);
  const soon = outcome.doneSoon(() => saving);
  outcome.stands();
  await new Promise(setImmediate);
  clock.advance(3000);
  await expect(soon).resolves.toBe(saving);
  outcome.close(saved);
  await expect(outcome.done).resolves.toBe(saved);
});

test('a film that is not whole yet is waited for', async () => {
  const clock = new FakeClock();
  const outcome = new RecordingOutcome(clock);
  const soon = outcome.doneSoon(() => saving);
  await new Promise(setImmediate);
  clock.advance(60_000);
  outcome.close(saved);
  await expect(soon).resolves.toBe(saved);
});

test('what never had a frame is refused to all who wait', async () => {
  const outcome = new RecordingOutcome(new FakeClock());
  const soon = outcome.doneSoon(() => saving);
  const reason = new RollcallError('camera-not-ready', 'no key frame');
  outcome.refuse({ kind: 'failed', error: reason });
  await expect(soon).rejects.toBe(reason);
  await expect(outcome.started).rejects.toBe(reason);
});
