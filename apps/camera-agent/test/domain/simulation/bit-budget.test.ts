import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';

/** Bits a second of this many seconds of a camera's stream. */
function rateOf(bitrate: number | undefined, seconds: number, size = { width: 320, height: 240 }): number {
  const fps = 15;
  const asked = bitrate === undefined ? {} : { bitrate };
  const encoder = new SimulatedEncoder({ ...size, fps, gop: fps, name: 'pi-1', ...asked });
  let bytes = 0;
  for (let n = 0; n < seconds * fps; n++) {
    const unit = encoder.next(n, (n * 1000) / fps, `12:00:${n}`);
    bytes += unit.nals.reduce((sum, nal) => sum + nal.length, 0);
  }
  return (bytes * 8) / seconds;
}

test.each([3_000_000, 8_000_000])('a bit rate of %d is kept in the mean', (bitrate) => {
  expect(Math.abs(rateOf(bitrate, 4) - bitrate)).toBeLessThan(bitrate * 0.02);
});

test('a picture that needs more gets it, and one that has no room for as much is sent whole each time', () => {
  const need = rateOf(undefined, 3);
  expect(rateOf(need / 4, 3)).toBe(need);
  const whole = 80 * 388 * 15 * 8;
  const most = rateOf(100_000_000, 2, { width: 160, height: 120 });
  expect(most).toBeLessThan(whole);
  expect(most).toBeGreaterThan(whole * 0.9);
});
