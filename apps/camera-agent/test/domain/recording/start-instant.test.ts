import { startInstant } from '#camera-agent/domain/recording/start-instant.js';
import { FakeClock } from '#testing/fake-clock.js';
import { fixedOperatorTime } from '../../camera/fixed-operator-time.js';

const clock = new FakeClock();
const OLDEST_MS = 40;

function instant(aheadMs: number, known = true): number {
  const startAt = new Date(clock.now() + aheadMs).toISOString();
  return startInstant(startAt, fixedOperatorTime(clock, known), clock.now() - OLDEST_MS) - clock.now();
}

test('an instant is taken from the oldest picture to a day ahead, where the time of the operator is known', () => {
  expect([instant(-40), instant(0), instant(86_400_000)]).toEqual([-40, 0, 86_400_000]);
  for (const [refused, code] of [
    [() => instant(-41), 'too-late'],
    [() => instant(86_400_001), 'invalid-request'],
    [() => instant(1000, false), 'clock-unknown'],
  ] as const)
    expect(refused).toThrow(expect.objectContaining({ code }) as Error);
});
