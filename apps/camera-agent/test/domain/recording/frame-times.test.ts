import fc from 'fast-check';
import {
  FrameTimes,
  type FrameTimesFacts,
  StandingTimes,
  timesHeader,
} from '#camera-agent/domain/recording/frame-times.js';

const facts: FrameTimesFacts = {
  source: 'sensor',
  startedAt: '2026-11-22T10:15:30.123Z',
  clockErrorMs: 1.5,
};

test('the nth line behind the comments is the time of the nth frame', () => {
  const times = new FrameTimes();
  for (const timeMs of [5000.0004, 5033.3337, 5066.667, 5066]) times.add(timeMs);
  expect(timesHeader(facts) + times.fetch()).toBe(
    [
      '# timecode format v2',
      '# source: sensor',
      '# first frame, operator time: 2026-11-22T10:15:30.123Z',
      '# error of that: 1.500 ms',
      '0.000',
      '33.333',
      '66.667',
      '66.667',
      '',
    ].join('\n'),
  );
  expect(times.fetch()).toBe('');
  expect(timesHeader({ ...facts, clockErrorMs: undefined })).toContain('# error of that: unknown\n');
});

const steps = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 1, maxLength: 60 });

function fileOf(stepsMs: readonly number[]): string {
  const times = new FrameTimes();
  let timeMs = 1e6;
  for (const step of stepsMs) times.add((timeMs += step));
  return timesHeader(facts) + times.fetch();
}

/** Gives the text in pieces of `size`. */
function read(text: string, most: number, size: number): StandingTimes {
  const standing = new StandingTimes(most);
  for (let from = 0; from < text.length; from += size)
    if (!standing.take(text.slice(from, from + size))) break;
  return standing;
}

test('cut, torn or zeroed anywhere: whole lines before that stand, never more than the film has frames', () => {
  const damage = fc.constantFrom<(text: string, at: number) => string>(
    (text, at) => text.slice(0, at),
    (text, at) => text.slice(0, at) + '\0'.repeat(text.length - at),
  );
  const numbers = fc.tuple(fc.nat(5000), fc.nat(70), fc.integer({ min: 1, max: 99 }));
  fc.assert(
    fc.property(steps, damage, numbers, (stepsMs, spoil, [where, most, size]) => {
      const text = fileOf(stepsMs);
      const at = where % (text.length + 1);
      const standing = read(spoil(text, at), most, size);
      const { frames, bytes } = standing;
      expect(frames).toBeLessThanOrEqual(Math.min(most, stepsMs.length));
      // Nothing that stands was damaged, and every whole frame line before the damage does.
      const whole = text.slice(0, at).split('\n').slice(0, -1);
      const wholeFrames = whole.filter((line) => !line.startsWith('#')).length;
      expect(frames).toBe(Math.min(most, wholeFrames));
      if (frames === 0) expect(bytes).toBe(0);
      else expect(text.slice(0, bytes).split('\n').at(-2)).toBe(standing.lastMs.toFixed(3));
    }),
  );
});

test('what is no file of frame times stands for nothing', () => {
  for (const text of ['', '0.000\n', '# timecode format v1\n0.000\n', 'x'.repeat(10_000)])
    expect(read(text, 9, 64)).toMatchObject({ frames: 0, bytes: 0 });
});
