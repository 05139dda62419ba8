import { Haste } from '#camera-agent/adapters/camera/haste.js';
import { eventually } from '#testing/eventually.js';
import { scriptedCamera } from './scripted-camera.js';
import { FPS } from './test-film.js';

test('the driver is told when the first begins to wait and when the last waits no more', () => {
  const told: boolean[] = [];
  const haste = new Haste((hurried) => told.push(hurried));
  const [first, second] = [haste.begin(), haste.begin()];
  first();
  first();
  expect(told).toEqual([false, true]);
  second();
  expect(told).toEqual([false, true, false]);
});

test('each picture is waited for until a recording has begun, and while somebody looks at all of them', async () => {
  const made = await scriptedCamera({});
  const before = made.driver.keyFrameRequests;
  made.driver.give(FPS);
  expect(made.driver.hurried).toBe(false);
  const starting = made.camera.startRecording({});
  await eventually('the film to be open', () => made.driver.keyFrameRequests > before);
  expect(made.driver.hurried).toBe(true);
  made.driver.give(1);
  await starting;
  expect(made.driver.hurried).toBe(false);
  const sink = { begin: () => undefined, piece: () => undefined, end: () => undefined };
  const leave = [made.camera.watch('keyframes', sink)];
  expect(made.driver.hurried).toBe(false);
  leave.push(made.camera.watch('full', sink));
  expect(made.driver.hurried).toBe(true);
  for (const each of leave) each();
  expect(made.driver.hurried).toBe(false);
});
