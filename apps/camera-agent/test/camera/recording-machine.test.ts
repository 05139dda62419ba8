import fc from 'fast-check';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { RecordingMachine, type Way } from '#camera-agent/domain/recording/recording-machine.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

const FRAME_MS = 1000 / 30;

function unit(index: number, keyFrame = index % 30 === 0): AccessUnit {
  return { nals: [], keyFrame, timeMs: 5000 + index * FRAME_MS };
}

function machine(durationMs?: number): RecordingMachine {
  return new RecordingMachine({ durationMs, frameMs: FRAME_MS });
}

function way(room: boolean): Way {
  return { room, bytes: 0, next: true };
}

/** Gives a frame as the recorder does; true if it went into the file. */
function give(recording: RecordingMachine, frame: AccessUnit, room = true): boolean {
  const taken = recording.offer(frame, way(room)) === 'take';
  if (taken) recording.took(frame);
  return taken;
}

test('a recording begins with a key frame', () => {
  const recording = machine();
  expect(give(recording, unit(29))).toBe(false);
  expect(recording.phase).toBe('waiting');
  expect(give(recording, unit(30))).toBe(true);
  expect(recording.phase).toBe('recording');
  expect(recording.startMs).toBe(6000);
});

test('10 s at 30 frames a second are 300 frames, and it ends with the last of them', () => {
  const recording = machine(10_000);
  const taken = Array.from({ length: 400 }, (_, index) => give(recording, unit(index)));
  expect(taken.filter(Boolean)).toHaveLength(300);
  expect(taken[299]).toBe(true);
  expect(recording.phase).toBe('saving');
  expect(recording.end).toEqual({ kind: 'planned' });
  expect(recording.durationMs).toBeCloseTo(10_000, 6);
});

test('frames that arrive a few ms early or late do not change the count', () => {
  const jitter = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 320, maxLength: 320 });
  fc.assert(
    fc.property(jitter, fc.constantFrom(24, 25, 30, 50, 60), (offsets, fps) => {
      const recording = new RecordingMachine({ durationMs: 2000, frameMs: 1000 / fps });
      const frames = offsets.map((offset, index) => ({ ...unit(0), timeMs: (index * 1000) / fps + offset }));
      const taken = frames.filter((frame) => give(recording, frame)).length;
      expect(taken).toBe(2 * fps);
    }),
    { numRuns: 30 },
  );
});

test('a gap across the planned end leaves out what comes behind it', () => {
  const recording = machine(1000);
  give(recording, unit(0));
  expect(give(recording, unit(60))).toBe(false);
  expect([recording.phase, recording.counts.frames]).toEqual(['saving', 1]);
});

test('of frames lost across the planned end those before it count', () => {
  const recording = machine(1000);
  for (let index = 0; index < 20; index++) give(recording, unit(index));
  recording.lost(40);
  give(recording, unit(60));
  expect(recording.counts).toEqual({ frames: 20, droppedFrames: 10, gaps: 1 });
});

test('what a restart takes counts once: dropped before it, or lost before the key frame behind it', () => {
  const recording = machine();
  for (let index = 0; index < 10; index++) give(recording, unit(index));
  for (let index = 10; index < 15; index++) expect(recording.offer(unit(index), way(false))).toBe('drop');
  recording.restarting('continue');
  expect(recording.offer(unit(20), way(true))).toBe('leave');
  recording.lost(4);
  expect(give(recording, unit(30))).toBe(true);
  expect(recording.counts).toEqual({ frames: 11, droppedFrames: 20, gaps: 1 });
});

test('without room frames are dropped and counted until a key frame finds room again', () => {
  const recording = machine();
  for (let index = 0; index < 10; index++) give(recording, unit(index));
  expect(recording.offer(unit(10), way(false))).toBe('drop');
  expect(recording.offer(unit(11), way(true))).toBe('drop');
  expect(recording.offer(unit(30), way(false))).toBe('drop');
  expect(recording.offer(unit(31), way(true))).toBe('drop');
  expect(give(recording, unit(60))).toBe(true);
  expect(give(recording, unit(61))).toBe(true);
  expect(recording.counts).toEqual({ frames: 12, droppedFrames: 4, gaps: 1 });
});

test('frames that the camera lost are counted, and those behind them are taken', () => {
  const recording = machine();
  recording.lost(5);
  give(recording, unit(0));
  recording.lost(3);
  expect(give(recording, unit(4))).toBe(true);
  recording.lost(1);
  expect(recording.counts).toEqual({ frames: 2, droppedFrames: 4, gaps: 2 });
});

test('it ends once: the first reason stands', () => {
  const recording = machine();
  give(recording, unit(0));
  expect(recording.finish({ kind: 'asked' })).toBe(true);
  expect(recording.finish({ kind: 'closing' })).toBe(false);
  expect(give(recording, unit(1))).toBe(false);
  recording.lost(4);
  expect(recording.counts.droppedFrames).toBe(0);
  expect(recording.close()).toBe('saved');
  expect(recording.end).toEqual({ kind: 'asked' });
});

test('an end before the first frame is a failure at once', () => {
  const recording = machine();
  recording.finish({ kind: 'asked' });
  expect([recording.phase, recording.durationMs]).toEqual(['failed', 0]);
});

test('a disk that refuses at the very end makes a failure of it', () => {
  const recording = machine();
  give(recording, unit(0));
  recording.finish({ kind: 'planned' });
  const end = { kind: 'failed', error: new RollcallError('disk-full', 'full') } as const;
  expect(recording.close(end)).toBe('failed');
  expect(recording.end).toBe(end);
});

test('what lies before the first frame asked for does not count', () => {
  const recording = machine(1000);
  recording.askFrom(unit(10).timeMs);
  const taken = Array.from({ length: 60 }, (_, index) => give(recording, unit(index))).filter(Boolean);
  expect(taken).toHaveLength(40);
  expect(recording.firstAsked?.index).toBe(10);
  expect(recording.durationMs).toBeCloseTo(1000, 6);
  expect(recording.startMs).toBe(5000);
});

test('a full film leaves the next key frame to another, unless there can be none', () => {
  const recording = new RecordingMachine({ frameMs: FRAME_MS, segment: { ms: 1000 } });
  for (let index = 0; index < 30; index++) give(recording, unit(index));
  expect(recording.offer(unit(30), { room: true, bytes: 0, next: false })).toBe('take');
  expect(recording.offer(unit(30), way(false))).toBe('drop');
  expect(recording.offer(unit(31), way(true))).toBe('drop');
  expect(recording.offer(unit(60), way(true))).toBe('next');
  const small = new RecordingMachine({ frameMs: FRAME_MS, segment: { bytes: 100 } });
  give(small, unit(0));
  expect(small.offer(unit(30), { ...way(true), bytes: 99 })).toBe('take');
  expect(small.offer(unit(30), { ...way(true), bytes: 100 })).toBe('next');
  expect(small.offer(unit(31), { ...way(true), bytes: 100 })).toBe('take');
});

test('behind a restart it goes on with a gap, or another film does', () => {
  const recording = machine();
  for (let index = 0; index < 10; index++) give(recording, unit(index));
  recording.restarting('continue');
  expect(recording.offer(unit(20), way(true))).toBe('leave');
  expect(give(recording, unit(30))).toBe(true);
  expect(recording.isRestarting).toBe(false);
  expect(recording.gaps.first).toEqual([{ index: 10, frames: 20, cause: 'restart' }]);
  recording.restarting('split');
  expect(recording.offer(unit(60), way(true))).toBe('next');
});

test('many gaps are counted, and the first are listed', () => {
  const recording = machine();
  give(recording, unit(0));
  for (let index = 1; index <= 40; index++) {
    recording.lost(2);
    give(recording, unit(index * 3));
  }
  expect(recording.counts).toEqual({ frames: 41, droppedFrames: 80, gaps: 40 });
  expect(recording.gaps.first).toHaveLength(32);
  expect(recording.gaps.first[31]).toEqual({ index: 32, frames: 2, cause: 'camera' });
});

const segments = fc.record({
  ms: fc.option(fc.integer({ min: 200, max: 3000 }), { nil: undefined }),
  bytes: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
});

test('however it is cut, the films one behind the other hold every frame once, each from a key frame on', () => {
  const frames = fc.array(fc.record({ key: fc.boolean(), next: fc.boolean() }), { maxLength: 200 });
  // A length that ends in the middle between two frames may end with either.
  const clear = fc
    .integer({ min: 100, max: 5000 })
    .filter((ms) => Math.abs(((ms / FRAME_MS) % 1) - 0.5) > 0.01);
  const length = fc.option(clear, { nil: undefined });
  fc.assert(
    fc.property(frames, segments, length, (list, segment, durationMs) => {
      const open = (untilMs?: number): { films: RecordingMachine; taken: number[] } => {
        return {
          films: new RecordingMachine({ frameMs: FRAME_MS, segment, durationMs, untilMs }),
          taken: [],
        };
      };
      const parts = [open()];
      list.forEach(({ key, next }, index) => {
        const frame = unit(index, index === 0 || key);
        const current = parts.at(-1);
        const bytes = current?.taken.length ?? 0;
        if (current?.films.offer(frame, { room: true, bytes, next }) === 'next') {
          current.films.finish({ kind: 'part' });
          parts.push(open(current.films.untilMs));
        }
        const last = parts.at(-1);
        if (last?.films.offer(frame, { room: true, bytes: 0, next: false }) !== 'take') return;
        last.films.took(frame);
        last.taken.push(index);
        if (last.taken.length === 1) expect(frame.keyFrame).toBe(true);
      });
      const all = parts.flatMap(({ taken }) => taken);
      const wanted = durationMs === undefined ? list.length : Math.round(durationMs / FRAME_MS);
      expect(all).toEqual(Array.from({ length: Math.min(list.length, wanted) }, (_, index) => index));
    }),
  );
});

const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('frame' as const), key: fc.boolean(), room: fc.boolean() }),
    fc.record({ kind: fc.constant('lost' as const), frames: fc.nat({ max: 5 }) }),
    fc.record({ kind: fc.constant('stop' as const) }),
  ),
  { maxLength: 120 },
);

test('whatever happens, a taken frame can be shown and every frame is taken, dropped or no part of it', () => {
  fc.assert(
    fc.property(
      events,
      fc.option(fc.integer({ min: 100, max: 3000 }), { nil: undefined }),
      (list, durationMs) => {
        const recording = machine(durationMs);
        let offered = 0;
        let lost = 0;
        let showable = false;
        list.forEach((event, index) => {
          const before = recording.phase;
          if (event.kind === 'stop') recording.finish({ kind: 'asked' });
          if (event.kind === 'lost') {
            const known = recording.counts.droppedFrames;
            recording.lost(event.frames);
            const counted = recording.counts.droppedFrames - known;
            expect(counted).toBeLessThanOrEqual(before === 'recording' ? event.frames : 0);
            if (before === 'recording' && durationMs === undefined) expect(counted).toBe(event.frames);
            lost += counted;
          }
          if (event.kind !== 'frame') return;
          const verdict = recording.offer(unit(index, event.key), way(event.room));
          if (verdict !== 'leave') offered += 1;
          if (verdict === 'take') {
            expect(event.key || showable).toBe(true);
            recording.took(unit(index, event.key));
          }
          showable = verdict === 'take';
        });
        const { frames, droppedFrames } = recording.counts;
        expect(frames + droppedFrames).toBe(offered + lost);
        expect(recording.durationMs).toBeLessThanOrEqual((durationMs ?? Infinity) + FRAME_MS);
      },
    ),
  );
});
