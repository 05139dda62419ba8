import fc from 'fast-check';
import { type Fault, parseFault } from '#camera-agent/domain/simulation/fault.js';
import { FaultSchedule } from '#camera-agent/domain/simulation/fault-schedule.js';

const duration = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(['ms', 1], ['s', 1000], ['min', 60_000]))
  .map(([count, [unit = '', ms = 0]]) => ({ word: `${count}${unit}`, ms: count * ms }));
const lasting = fc
  .tuple(fc.constantFrom('stall', 'busy', 'unplug', 'slow-start'), duration)
  .map(([kind, { word, ms }]) => ({ word: `${kind}=${word}`, effect: { kind, ms } }));
const step = fc.tuple(fc.constantFrom('', '+', '-'), duration).map(([sign, { word, ms }]) => ({
  word: `clock-step=${sign}${word}`,
  effect: { kind: 'clock-step', ms: sign === '-' ? -ms : ms },
}));
const counted = fc
  .tuple(fc.constantFrom('corrupt', 'drop'), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([kind, frames]) => ({ word: `${kind}=${frames}`, effect: { kind, frames } }));
const effect = fc.oneof(lasting, step, counted, fc.constant({ word: 'die', effect: { kind: 'die' } }));

describe('the word of a fault', () => {
  test('says what happens, when, and how often again', () => {
    const later = fc.option(duration, { nil: undefined });
    const again = fc.option(fc.integer({ min: 1000, max: 1999 }), { nil: undefined });
    fc.assert(
      fc.property(effect, later, again, (what, at, minutes) => {
        const every = minutes === undefined ? '' : `/${minutes}min`;
        const word = `${what.word}${at ? `@${at.word}` : ''}${every}`;
        const expected = { ...what.effect, atMs: at?.ms ?? 0 };
        expect(parseFault(word)).toEqual(
          minutes === undefined ? expected : { ...expected, everyMs: minutes * 60_000 },
        );
      }),
    );
  });

  test('has a usual value', () => {
    const words = ['stall', 'busy', 'unplug', 'slow-start', 'clock-step', 'corrupt', 'drop@1.5s'];
    expect(words.map(parseFault)).toEqual([
      { kind: 'stall', ms: 5000, atMs: 0 },
      { kind: 'busy', ms: 10_000, atMs: 0 },
      { kind: 'unplug', ms: 15_000, atMs: 0 },
      { kind: 'slow-start', ms: 8000, atMs: 0 },
      { kind: 'clock-step', ms: 3_600_000, atMs: 0 },
      { kind: 'corrupt', frames: 1, atMs: 0 },
      { kind: 'drop', frames: 1, atMs: 1500 },
    ]);
  });

  test.each([
    '',
    'explode',
    'constructor',
    'die=5s',
    'stall=5',
    'stall=-5s',
    'stall=0s',
    'stall=481h',
    'stall=5s@',
    'stall=5s@20s/',
    'stall=5s/60s@20s',
    'stall=5s@20s/5s',
    'drop=0',
    'drop=1.5',
    'drop=1@1s/999ms',
    'drop=2000000',
    'clock-step=--2s',
    'die@1e3s',
  ])('"%s" is none', (word) => {
    expect(parseFault(word)).toBeUndefined();
  });

  test('any other text is none, or a fault with sound times', () => {
    const near = fc.stringMatching(/^(stall|die|drop)[=@/0-9a-z.+-]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (word) => {
        const fault = parseFault(word);
        if (fault) expect([fault.atMs, fault.everyMs ?? 1000].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('the schedule of faults', () => {
  const of = (...words: string[]): FaultSchedule =>
    new FaultSchedule(words.map(parseFault).filter((fault): fault is Fault => fault !== undefined));

  test('a fault that lasts is there from its beginning until its end, each time', () => {
    const schedule = of('stall=5s@20s/60s');
    const at = [0, 19_999, 20_000, 24_999, 25_000, 79_999, 80_000, 84_999, 85_000];
    expect(at.map((now) => schedule.lastsUntil('stall', now))).toEqual([
      ...[undefined, undefined, 25_000, 25_000, undefined],
      ...[undefined, 85_000, 85_000, undefined],
    ]);
    expect(schedule.lastsUntil('busy', 20_000)).toBeUndefined();
  });

  test('the next end of a run is the first of all that end one', () => {
    const schedule = of('die@30s/60s', 'unplug=15s@40s', 'stall=5s@1s', 'busy@40s/100s');
    expect(schedule.nextEnd(0)).toEqual({ kind: 'die', at: 30_000 });
    expect(schedule.nextEnd(30_001)).toEqual({ kind: 'busy', at: 40_000 });
    expect(schedule.nextEnd(41_000)).toEqual({ kind: 'die', at: 90_000 });
    expect(of('die@1s').nextEnd(1001)).toBeUndefined();
  });

  test('however often it is asked, every fault is taken once', () => {
    const word = fc.constantFrom('drop=2', 'drop=3@10s/7s', 'drop=1@5s', 'clock-step=+1s@3s/2s', 'drop@9s');
    fc.assert(
      fc.property(fc.array(word), fc.array(fc.nat({ max: 60_000 })), (words, times) => {
        const [often, once] = [of(...words), of(...words)];
        const moments = [...times, 60_000].sort((a, b) => a - b);
        for (const kind of ['drop', 'clock-step'] as const) {
          const sum = moments.reduce((taken, now) => taken + often.take(kind, now), 0);
          expect(sum).toBe(once.take(kind, 60_000));
        }
      }),
    );
  });

  test('a start is slow once, however often that came', () => {
    const schedule = of('slow-start=8s/60s');
    expect([schedule.take('slow-start', 0), schedule.take('slow-start', 50)]).toEqual([8000, 0]);
    expect(schedule.take('slow-start', 600_000)).toBe(8000);
  });
});
