import fc from 'fast-check';
import { RecordingTracker } from '../../src/client/recording-tracker.js';
import { RECORDING_STATES } from '#contracts/messages/recording.js';
import { camera, recording } from '../support/samples.js';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
const news = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), state: fc.constantFrom(...RECORDING_STATES) }),
);

test('every recording is pending or has ended, and ends once', () => {
  fc.assert(
    fc.property(ids, news, (started, updates) => {
      const tracker = new RecordingTracker(started.map((id) => recording('cam', id, { state: 'recording' })));
      const ended = updates.filter(({ id, state }) => tracker.update(recording('cam', id, { state })));
      expect(ended.map(({ id }) => id)).toEqual(tracker.ended.map(({ id }) => id));
      const all = [...tracker.pending, ...tracker.ended].map(({ id }) => id);
      expect(all.sort()).toEqual([...started].sort());
      for (const { state } of tracker.ended) expect(['saved', 'failed', 'recovered']).toContain(state);
    }),
  );
});

test('those that a view of the fleet does not show are missing', () => {
  const running = recording('cam-1', 'a', { state: 'recording' });
  const tracker = new RecordingTracker([running, recording('cam-2', 'b', { state: 'recording' })]);
  const view = {
    services: [],
    cameras: [camera('cam-1', { recording: running }), camera('cam-2')],
    stale: false,
  };
  expect(tracker.missingFrom(view).map(({ id }) => id)).toEqual(['b']);
});

test('one that is interrupted goes on in its next part, and each of its films is told once', () => {
  const tracker = new RecordingTracker([recording('cam', 'a', { state: 'recording' })]);
  const broken = recording('cam', 'a', { state: 'failed', goesOn: true });
  expect([tracker.update(broken), tracker.update({ ...broken, state: 'recovered' })]).toEqual([true, false]);
  expect(tracker.pending).toHaveLength(1);
  expect(tracker.update(recording('cam', 'b', { state: 'saved', partOf: 'a', part: 2 }))).toBe(true);
  expect([tracker.pending, tracker.ended.map(({ id }) => id)]).toEqual([[], ['a', 'b']]);
});
