import { Haste } from '#camera-agent/adapters/camera/haste.js';

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
