import { stillForMs } from '../../apps/console/src/live/still-for.js';

describe('how long a picture may stand', () => {
  it.each([
    ['of a usual camera', 'keyframes', { fps: 30 }, 8000],
    ['of a camera whose settings are not known', 'keyframes', undefined, 8000],
    ['with key frames half a minute apart', 'keyframes', { fps: 30, gop: 1000 }, 50_000],
    ['at full rate, however rare key frames are', 'full', { fps: 30, gop: 1000 }, 2000],
    ['at full rate of a slow camera', 'full', { fps: 0.5 }, 3000],
  ] as const)('%s', (_, quality, settings, ms) => {
    expect(stillForMs(quality, settings)).toBeCloseTo(ms);
  });
});
