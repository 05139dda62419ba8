import fc from 'fast-check';
import type { RecordingEnd } from '#camera-agent/domain/recording/recording-end.js';
import { noteOf, outcomeOf } from '#camera-agent/domain/recording/recording-end.js';
import { RecordingMachine } from '#camera-agent/domain/recording/recording-machine.js';
import { type RecordingFacts, recordingOf } from '#camera-agent/domain/recording/sidecar.js';
import { sidecarText } from '#camera-agent/adapters/fs/sidecar-file.js';
import { MAX_MESSAGE_BYTES } from '#contracts/limits.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { validated } from '#contracts/messages/decode.js';
import { MAX_GAPS, Recording } from '#contracts/messages/recording.js';

const facts: RecordingFacts = {
  id: 'rec-1',
  cameraId: 'cam-1',
  timeSource: 'arrival',
  width: 640,
  height: 480,
  startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
};
const KEY_FRAME = { nals: [], keyFrame: true, timeMs: 100 };

function begun(): RecordingMachine {
  const machine = new RecordingMachine({ durationMs: undefined, frameMs: 40 });
  machine.took(KEY_FRAME);
  return machine;
}

test('a recording that runs', () => {
  expect(recordingOf({ ...facts, name: 'Gate', clockErrorMs: 1.5 }, begun(), { bytes: 7 })).toEqual({
    id: 'rec-1',
    cameraId: 'cam-1',
    name: 'Gate',
    state: 'recording',
    timeSource: 'arrival',
    startedAt: '2026-01-02T03:04:05.678Z',
    clockErrorMs: 1.5,
    firstFrame: { index: 0, at: '2026-01-02T03:04:05.678Z' },
    durationMs: 40,
    frames: 1,
    droppedFrames: 0,
    bytes: 7,
    width: 640,
    height: 480,
  });
});

test('what was measured on the file counts, and frames that are not in it were dropped', () => {
  const machine = begun();
  machine.took({ ...KEY_FRAME, timeMs: 140 });
  machine.finish({ kind: 'failed', error: new RollcallError('disk-full', 'The disk was full.') });
  machine.close();
  const recording = recordingOf(facts, machine, { frames: 1, durationMs: 40, bytes: 900 });
  expect(recording).toMatchObject({
    state: 'failed',
    frames: 1,
    droppedFrames: 1,
    bytes: 900,
    durationMs: 40,
  });
  expect(recording.note).toBe('The disk was full. Frames that stand in the file: 1.');
});

test('what the clock said at the last frame goes with it where the disk refused that', () => {
  const machine = begun();
  machine.took({ ...KEY_FRAME, timeMs: 140 });
  machine.finish({ kind: 'asked' });
  const clockAtEnd = { at: '2026-01-02T03:04:05.718Z', errorMs: 1 };
  const measured = (frames: number): Recording =>
    recordingOf({ ...facts, clockAtEnd }, machine, { frames, durationMs: frames * 40, bytes: 900 });
  expect(measured(2)).toMatchObject({ clockAtEnd });
  expect(measured(1)).not.toHaveProperty('clockAtEnd');
});

const ends = fc.oneof(
  fc.constantFrom<RecordingEnd>(
    { kind: 'asked' },
    { kind: 'planned' },
    { kind: 'closing' },
    { kind: 'changed' },
  ),
  fc.string({ maxLength: 2000, size: 'max' }).map((text): RecordingEnd => {
    return { kind: 'failed', error: new RollcallError('camera-failed', text) };
  }),
);

test('however it ends, the sidecar is one that every reader takes', () => {
  fc.assert(
    fc.property(ends, fc.nat({ max: 9 }), fc.boolean(), (end, lost, closed) => {
      const machine = begun();
      machine.lost(lost);
      machine.finish(end);
      if (closed) machine.close();
      const recording = recordingOf(facts, machine, { bytes: 1 });
      expect(validated(Recording, recording)).toMatchObject({ ok: true });
      expect(recording.state).toBe(closed ? outcomeOf(end) : 'saving');
    }),
  );
});

test('an ordinary end needs no note; gaps and other ends do', () => {
  const whole = { frames: 300, droppedFrames: 0, gaps: 0 };
  expect(noteOf({ kind: 'planned' }, whole)).toBeUndefined();
  expect(noteOf({ kind: 'asked' }, { ...whole, droppedFrames: 12, gaps: 2 })).toBe(
    'Frames that are missing, in 2 places: 12.',
  );
  expect(noteOf({ kind: 'closing' }, whole)).toContain('the agent was stopped');
  expect(noteOf({ kind: 'changed' }, whole)).toContain('it goes on in the next part');
  expect(noteOf({ kind: 'part' }, whole)).toBeUndefined();
});

test('the longest sidecar is one that every reader takes', () => {
  const machine = new RecordingMachine({ frameMs: 40 });
  machine.took(KEY_FRAME);
  for (let index = 1; index < 100; index++) {
    machine.gaps.add(index, 999_999, 'restart');
    machine.took({ ...KEY_FRAME, timeMs: 100 + 1e9 * index });
  }
  const text = (length: number): string => '昼'.repeat(length);
  machine.finish({ kind: 'failed', error: new RollcallError('disk-full', text(2000)) });
  machine.close();
  const settings = { width: 1920, height: 1080, fps: 30, annotate: text(100), bitrate: 10_000_000 };
  const ids = { id: 'i'.repeat(64), partOf: 'i'.repeat(64), cameraId: 'c'.repeat(64) };
  const file = `${'f'.repeat(190)}.mp4`;
  const long = { ...facts, ...ids, file, settings, name: text(100), part: 1, prerollMs: 30_000.123 };
  const recording = recordingOf(long, machine, { bytes: 2 ** 50, frames: 100, durationMs: 1e9 });
  expect(recording).toMatchObject({ gapCount: 99, reason: 'disk-full' });
  expect(recording.gaps).toHaveLength(MAX_GAPS);
  expect(validated(Recording, recording)).toMatchObject({ ok: true });
  expect(Buffer.byteLength(sidecarText(recording))).toBeLessThan(MAX_MESSAGE_BYTES);
});
