import { eventually } from '#testing/eventually.js';
import { frames, makeRpicam, VIDEO } from './rpicam-lab.js';

test('frames that nobody waits for come several at once, none is missing, and their times are the camera’s', async () => {
  const rpicam = makeRpicam();
  rpicam.driver.hurry(false);
  await frames(rpicam, 70);
  const heaps: number[] = [];
  await eventually('some heaps', () => {
    const { length } = rpicam.told.units;
    if (heaps.at(-1) !== length) heaps.push(length);
    return heaps.length > 4;
  });
  expect((heaps[4] ?? 0) - (heaps[0] ?? 0)).toBeGreaterThan(8);
  // The first ones come while the clock of the camera is still made out.
  const times = rpicam.told.units.slice(60).map(({ timeMs }) => timeMs);
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const step of steps) expect(step).toBeGreaterThan(0);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  expect(Math.round((span * VIDEO.fps) / 1000)).toBe(steps.length);
});

test('who catches up has the frames of this moment at once', async () => {
  const rpicam = makeRpicam();
  rpicam.driver.hurry(false);
  await frames(rpicam, 70);
  const before = rpicam.told.units.length;
  await eventually('frames in the pipe', () => {
    rpicam.driver.catchUp();
    return rpicam.told.units.length > before;
  });
});
