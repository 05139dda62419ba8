import type { Measured } from '#camera-agent/domain/camera/camera-driver.js';
import { hasChanged } from '#camera-agent/domain/settings/measured-change.js';
import { scriptedCamera } from '../camera/scripted-camera.js';

test.each<[Measured, Measured, boolean]>([
  [{}, { gain: 1 }, true],
  [{ gain: 1 }, {}, true],
  [{ gain: 1 }, { gain: 1.04 }, false],
  [{ gain: 1 }, { gain: 1.1 }, true],
  [{ focus: 0 }, { focus: 0 }, false],
  [{ focus: 0 }, { focus: 0.1 }, true],
  [{ exposure: 'auto' }, { exposure: 8000 }, true],
  [{ whiteBalance: { red: 1, blue: 2 } }, { whiteBalance: { red: 1, blue: 2.01 } }, false],
  [{ whiteBalance: { red: 1, blue: 2 } }, { whiteBalance: { red: 1, blue: 3 } }, true],
  [{ whiteBalance: { red: 1, blue: 2 } }, { whiteBalance: { kelvin: 4000 } }, true],
])('from %j to %j: %p', (before, now, changed) => {
  expect(hasChanged(before, now)).toBe(changed);
});

test('what a camera finds by itself is told once a second at most, and only where it is something else', async () => {
  const { camera, driver, clock } = await scriptedCamera();
  driver.give(1);
  const told: unknown[] = [];
  camera.onChange(() => told.push(camera.snapshot.settings.reported?.exposure));
  for (const exposure of [8000, 8010, 8020, 8030, 12_000]) {
    driver.measured = { exposure };
    clock.advance(500);
    driver.give(15);
  }
  clock.advance(500);
  expect(told).toEqual([8010, 12_000]);
  await camera.stop();
  const before = told.length;
  driver.measured = { exposure: 1 };
  clock.advance(2000);
  expect(told).toHaveLength(before);
});
