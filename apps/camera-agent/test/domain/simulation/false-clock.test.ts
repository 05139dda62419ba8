import fc from 'fast-check';
import { parseClockFault } from '#camera-agent/domain/simulation/clock-fault.js';
import { FalseClock } from '#camera-agent/domain/simulation/false-clock.js';
import { FakeClock } from '#testing/fake-clock.js';

const DAY = 86_400_000;

describe('how wrong a clock is to be', () => {
  test.each([
    ['+365d,100ppm', 365 * DAY, 100],
    ['-1y,-80ppm', -365 * DAY, -80],
    ['+1.5h', 5_400_000, 0],
    ['-20ms, +0.5ppm', -20, 0.5],
    ['-50y', -50 * 365 * DAY, 0],
    ['1000ppm', 0, 1000],
    ['+2min,0ppm', 120_000, 0],
  ])('%s', (text, offsetMs, ppm) => {
    expect(parseClockFault(text)).toEqual({ offsetMs, ppm });
  });

  test.each([
    '365d',
    '+365',
    '+51y',
    '+1d,1001ppm',
    '100ppm,+1d',
    '+1d,',
    ',',
    '+1d,1ppm,1ppm',
    '1e3ppm',
    '',
  ])('"%s" is not understood', (text) => expect(parseClockFault(text)).toBeUndefined());
});

describe('a false clock', () => {
  test('is off by what was asked for, and runs faster or slower in all that it does', () => {
    const offset = fc.integer({ min: -50 * 365 * DAY, max: 50 * 365 * DAY });
    fc.assert(
      fc.property(offset, fc.integer({ min: -1000, max: 1000 }), fc.nat(10 * DAY), (offsetMs, ppm, ms) => {
        const host = new FakeClock();
        host.advance(777.5);
        const clock = new FalseClock(host, { offsetMs, ppm });
        expect(Math.abs(clock.now() - host.now() - offsetMs)).toBeLessThanOrEqual(1);
        const before = clock.monotonic();
        host.advance(ms);
        const gained = ms * ppm * 1e-6;
        expect(clock.monotonic() - before).toBeCloseTo(ms + gained, 3);
        expect(Math.abs(clock.now() - host.now() - offsetMs - gained)).toBeLessThanOrEqual(1);
        expect(Number.isInteger(clock.now())).toBe(true);
        expect(clock.trueInstant(clock.monotonic())).toBeCloseTo(host.monotonic(), 3);
      }),
    );
  });

  test('has timers that run by it', () => {
    const host = new FakeClock();
    const clock = new FalseClock(host, { offsetMs: DAY, ppm: 1000 });
    const ran: number[] = [];
    clock.after(1001, () => ran.push(clock.monotonic()));
    clock.after(1001, () => ran.push(NaN)).stop();
    host.advance(999.9);
    expect(ran).toEqual([]);
    host.advance(0.2);
    expect(ran).toHaveLength(1);
    expect(ran[0]).toBeCloseTo(1001, 3);
  });

  test("follows a step of the host's wall clock", () => {
    const host = new FakeClock();
    const clock = new FalseClock(host, { offsetMs: 1000, ppm: 0 });
    host.step(-5000);
    expect(clock.now()).toBe(host.now() + 1000);
  });
});
