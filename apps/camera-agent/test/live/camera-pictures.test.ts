import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { type ScriptedCamera, scriptedCamera } from '../camera/scripted-camera.js';
import { fragmentsOf } from '../domain/mp4/parsed-file.js';
import { DEADLINE_MS } from '../media/run-tool.js';
import { Reader } from './reader.js';

async function watched(): Promise<ScriptedCamera & { reader: Reader }> {
  const made = await scriptedCamera();
  const reader = new Reader();
  made.camera.watch('full', reader);
  return { ...made, reader };
}

describe('the live picture of a camera', () => {
  test('is there with the newest group of pictures, and goes on with each', async () => {
    const { camera, driver } = await scriptedCamera();
    driver.give(33);
    const reader = new Reader();
    camera.watch('full', reader);
    expect(reader.pieces.map(({ keyFrame }) => keyFrame)).toEqual([true, false, false]);
    driver.give(2);
    expect(reader.pieces).toHaveLength(5);
  });

  test('goes on where the camera failed and came back, with a new beginning if it is another', async () => {
    const { camera, driver, clock, reader } = await watched();
    driver.give(2);
    driver.fail();
    const late = new Reader();
    camera.watch('full', late);
    expect(late.pieces).toEqual([]);
    await eventually('it is opened anew', () => {
      clock.advance(1000);
      return driver.starts === 2;
    });
    driver.resize(128, 96);
    driver.give(2);
    expect(reader.ended).toBe(false);
    expect(reader.pieces.map(({ keyFrame }) => keyFrame)).toEqual([true, false, true, false]);
    expect(new Set(reader.pieces.map(({ init }) => init)).size).toBe(2);
    const times = reader.pieces.map(({ bytes }) => fragmentsOf(bytes)[0]?.samples[0]?.timeTicks);
    expect(times).toEqual([0, 2970, 5970, 8970].map((ticks) => expect.closeTo(ticks, -2) as number));
  });

  test('ends when the camera is closed, and is refused until it is open', async () => {
    const { camera, driver, reader } = await watched();
    driver.give(1);
    await camera.close();
    expect(reader.ended).toBe(true);
    expect(() => camera.watch('full', new Reader())).toThrow('Somebody has closed the camera.');
    const opening = camera.open();
    await eventually('it is opened anew', () => driver.starts === 2);
    driver.give(1);
    await opening;
    camera.watch('full', new Reader());
  });

  test('ends with the agent', async () => {
    const { camera, reader } = await watched();
    await camera.stop();
    expect(reader.ended).toBe(true);
  });
});

describe('a still picture', () => {
  test('of a camera that has not given a picture yet is refused', async () => {
    const { camera } = await scriptedCamera();
    await expect(camera.still()).rejects.toMatchObject({ code: 'camera-not-ready' });
  });

  test('of a camera that failed is refused with why', async () => {
    const { camera, driver } = await scriptedCamera();
    driver.give(3);
    driver.fail('camera-busy');
    await expect(camera.still()).rejects.toMatchObject({ code: 'camera-busy' });
  });

  test('of a closed camera is taken by the driver, in the size asked for', async () => {
    const { camera, driver } = await scriptedCamera();
    await camera.close();
    await expect(camera.still()).rejects.toMatchObject({ code: 'camera-closed' });
    const asked: Settings[] = [];
    driver.still = (settings) => {
      asked.push(settings);
      return asked.length < 4
        ? Promise.resolve(Uint8Array.of(1))
        : Promise.reject(new RollcallError('no-camera', 'The cable is off.'));
    };
    await camera.still();
    await camera.still(32);
    expect(await camera.still(5000)).toEqual(Uint8Array.of(1));
    expect(asked.map(({ width, height }) => [width, height])).toEqual([
      [64, 48],
      [32, 24],
      [64, 48],
    ]);
    await expect(camera.still()).rejects.toMatchObject({ code: 'no-camera' });
  });

  describeWith('ffmpeg', 'of the running stream', () => {
    test(
      'is taken without stopping it',
      async () => {
        const { camera, driver } = await scriptedCamera();
        driver.give(10);
        const still = camera.still();
        driver.give(10);
        expect((await still).subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
        expect([driver.starts, driver.stops, camera.counts.frames]).toEqual([1, 0, 20]);
      },
      DEADLINE_MS,
    );
  });
});
