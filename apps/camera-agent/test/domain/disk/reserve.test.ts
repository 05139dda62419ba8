import fc from 'fast-check';
import { diskLevel } from '#camera-agent/domain/disk/disk-level.js';
import { StreamRate } from '#camera-agent/domain/disk/stream-rate.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { reserveOf } from '#contracts/disk-reserve.js';

const MIB = 2 ** 20;
const GIB = 2 ** 30;
const TEN_MEGABITS = 1_250_000;

describe('the reserve', () => {
  test.each([
    { what: 'a gigabyte at a low rate', total: 64 * GIB, rate: 100_000, reserve: GIB },
    { what: 'an hour at a high one', total: 64 * GIB, rate: TEN_MEGABITS, reserve: 4_500_000_000 },
    { what: 'a gigabyte before the rate is known', total: 64 * GIB, rate: 0, reserve: GIB },
    { what: 'a gigabyte of a small card', total: 8 * GIB, rate: 100_000, reserve: GIB },
    {
      what: 'a quarter of a small card, though an hour is more',
      total: 8 * GIB,
      rate: TEN_MEGABITS,
      reserve: 2 * GIB,
    },
    { what: 'a quarter of two gigabytes', total: 2 * GIB, rate: 0, reserve: GIB / 2 },
    { what: 'what the system needs, on the smallest disk', total: 512 * MIB, rate: 0, reserve: 256 * MIB },
  ])('is $what', ({ total, rate, reserve }) => {
    expect(reserveOf(total, rate)).toBe(reserve);
  });

  test('never shrinks with the disk or the rate', () => {
    const bytes = fc.integer({ min: 0, max: 2 ** 44 });
    const rate = fc.integer({ min: 0, max: 25_000_000 });
    fc.assert(
      fc.property(bytes, bytes, rate, rate, (a, b, c, d) => {
        const less = reserveOf(Math.min(a, b), Math.min(c, d));
        expect(reserveOf(Math.max(a, b), Math.max(c, d))).toBeGreaterThanOrEqual(less);
        expect(less).toBeGreaterThanOrEqual(256 * MIB);
      }),
    );
  });
});

describe('the level of a disk', () => {
  const reserveBytes = GIB;
  const bytesPerSecond = 1000;
  const minutes = (count: number): number => reserveBytes + count * 60 * bytesPerSecond;

  test.each([
    { left: 'less than the reserve', freeBytes: reserveBytes - 1, level: 'full' },
    { left: 'the reserve', freeBytes: reserveBytes, level: 'low' },
    { left: '29 minutes', freeBytes: minutes(29), level: 'low' },
    { left: '31 minutes', freeBytes: minutes(31), level: 'ok' },
  ])('is $level with $left', ({ freeBytes, level }) => {
    expect(diskLevel('ok', { freeBytes, reserveBytes, bytesPerSecond })).toBe(level);
  });

  test('is low until there is clearly more room again', () => {
    const after = (freeBytes: number): string =>
      diskLevel('low', { freeBytes, reserveBytes, bytesPerSecond });
    expect([after(minutes(31)), after(minutes(41))]).toEqual(['low', 'ok']);
    expect(diskLevel('full', { freeBytes: minutes(31), reserveBytes, bytesPerSecond })).toBe('low');
  });

  test('at a rate that is not known is full or not', () => {
    expect(diskLevel(undefined, { freeBytes: GIB, reserveBytes, bytesPerSecond: 0 })).toBe('ok');
  });
});

describe('the rate of a camera', () => {
  const unit = (timeMs: number, bytes: number): AccessUnit => ({
    nals: [new Uint8Array(bytes - 4)],
    keyFrame: false,
    timeMs,
  });
  function rateAfter(seconds: number, bytesAt: (second: number) => number): StreamRate {
    const rate = new StreamRate();
    for (let second = 0; second < seconds; second++)
      rate.sees(unit(second * 1000, bytesAt(second)), undefined);
    return rate;
  }

  test('is what it was set to, until more was measured', () => {
    const rate = new StreamRate();
    expect(rate.bytesPerSecond).toBe(0);
    for (let second = 0; second < 10; second++) rate.sees(unit(second * 1000, 5000), 8000);
    expect(rate.bytesPerSecond).toBe(1000);
    rate.sees(unit(10_000, 5000), 8000);
    expect(rate.bytesPerSecond).toBe(5000);
    rate.sees(unit(10_001, 5000), 80_000);
    expect(rate.bytesPerSecond).toBe(10_000);
  });

  test('is that of the last two minutes', () => {
    expect(rateAfter(311, (second) => (second < 180 ? 9000 : 1000)).bytesPerSecond).toBe(1000);
    expect(rateAfter(251, (second) => (second < 190 ? 9000 : 1000)).bytesPerSecond).toBe(5000);
  });

  test('begins anew when the camera was away', () => {
    const rate = rateAfter(60, () => 9000);
    for (let second = 3600; second < 3621; second++) rate.sees(unit(second * 1000, 2000), undefined);
    expect(rate.bytesPerSecond).toBe(2000);
  });
});
