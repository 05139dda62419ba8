import { eventually } from '#testing/eventually.js';
import { frames, makeRpicam, VIDEO } from './rpicam-lab.js';
import { standInEnvironment, STAND_IN_FOLDER, toolFolder } from './stand-in-process.js';
import { join } from 'node:path';

test('a still picture is a JPEG, and does not wait for a preview', async () => {
  const { driver } = makeRpicam();
  const picture = await driver.still(VIDEO);
  expect([...picture.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

test.each([
  ['no-camera', 'no-camera'],
  ['busy', 'camera-busy'],
])('%s is told as %s', async (fault, code) => {
  await expect(makeRpicam({ STANDIN_FAULT: fault }).driver.still(VIDEO)).rejects.toMatchObject({ code });
});

test('a host without the tool for stills says so', async () => {
  const folder = await toolFolder('rpicam-vid', 'exec "$TOOL" "$@"');
  const environment = standInEnvironment({ TOOL: join(STAND_IN_FOLDER, 'rpicam-vid') });
  environment.PATH = `${folder}:${environment.PATH ?? ''}`;
  const still = makeRpicam({}, { environment }).driver.still(VIDEO);
  await expect(still).rejects.toMatchObject({
    code: 'camera-failed',
    message: expect.stringContaining('rpicam-still') as string,
  });
});

test('a camera that is open gives none by this way', async () => {
  const camera = makeRpicam();
  await frames(camera, 1);
  await expect(camera.driver.still(VIDEO)).rejects.toMatchObject({ code: 'camera-busy' });
});

test('opening the camera breaks it off, and one more at a time is refused', async () => {
  const camera = makeRpicam({ STANDIN_START_MS: '3000' });
  const still = camera.driver.still(VIDEO);
  const second = camera.driver.still(VIDEO);
  await expect(second).rejects.toMatchObject({ code: 'too-many' });
  const broken = expect(still).rejects.toMatchObject({ code: 'camera-not-ready' });
  await camera.driver.start(() => VIDEO, camera.told);
  await broken;
  await eventually('nothing wrong with it', () => camera.told.failures.length === 0);
});
