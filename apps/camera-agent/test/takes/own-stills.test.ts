import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { atFrame, OWN, running, settle, SIZE, TAKE, waits } from './still-lab.js';

const SIZES = [SIZE, { width: 4096, height: 2304 }].map(withRate);

describeWith('ffmpeg', 'a still of its own', () => {
  test.each([
    ['all that it has', { modes: SIZES }],
    ['its own', { modes: SIZES.slice(0, 1), stillModes: SIZES }],
  ])('is taken at the instant while the stream pauses, in the largest size of %s', async (_, facts) => {
    const camera = await running();
    const { driver, clock, time } = camera;
    const picture = Promise.withResolvers<Uint8Array>();
    driver.facts = { ...driver.facts, ...facts };
    const asked: unknown[] = [];
    driver.still = (settings) => {
      asked.push([settings.width, settings.height, driver.stops, time.now()]);
      return picture.promise;
    };
    const at = new Date(time.now() + 10_000).toISOString();
    const taking = camera.camera.stills.take({ ...TAKE, at, source: 'camera' });
    await settle();
    for (let ms = 0; ms < 10_100; ms += 100) {
      clock.advance(100);
      if (driver.stops === 0) driver.give(3);
      await settle();
    }
    expect(asked).toEqual([[4096, 2304, 1, expect.closeTo(Date.parse(at), -2)]]);
    clock.advance(300);
    picture.resolve(OWN);
    const still = await taking;
    // All the time that it took is its bound.
    expect(still).toMatchObject({ source: 'camera', timeSource: 'order', width: 4096, height: 2304 });
    const begunMs = (asked[0] as number[])[3] ?? NaN;
    const endMs = time.now();
    const takenMs = Date.parse(still.takenAt);
    expect(still.boundMs).toBeCloseTo((endMs - begunMs) / 2 + 2, 3);
    expect([takenMs - still.boundMs <= begunMs, takenMs + still.boundMs + 1 >= endMs]).toEqual([true, true]);
    await eventually('it is opened again', () => driver.starts === 2);
  });

  test('that fails leaves the camera open', async () => {
    const camera = await running();
    camera.driver.still = () => Promise.resolve(Uint8Array.of(1, 2, 3));
    const at = new Date(camera.time.now() + 2000).toISOString();
    const before = camera.clock.timers;
    const taking = camera.camera.stills.take({ ...TAKE, at, source: 'camera' });
    const refused = expect(taking).rejects.toMatchObject({ code: 'camera-failed' });
    // The camera that is open has one, too, which goes when it is closed.
    await eventually('it is closed', () => camera.driver.stops === 1);
    await waits(camera, before - 1);
    camera.clock.advance(2000);
    await refused;
    await eventually('it is opened again', () => camera.driver.starts === 2);
  });

  test('is one of the stream where the camera has none, where it records, and where it is late', async () => {
    const camera = await running();
    const sources: string[] = [];
    const take = async (takeId: string, frame: number): Promise<void> => {
      sources.push(
        (await camera.camera.stills.take({ takeId, at: atFrame(camera, frame), source: 'camera' })).source,
      );
    };
    await take('none', 20);
    camera.driver.still = () => Promise.resolve(OWN);
    await take('late', 20);
    await camera.camera.startRecording({ startAt: new Date(camera.time.now() + 60_000).toISOString() });
    const busy = take('busy', 40.5);
    await settle();
    camera.driver.give(2);
    await busy;
    expect([sources, camera.driver.stops]).toEqual([['stream', 'stream', 'stream'], 0]);
  });
});

function withRate<T extends object>(size: T): T & { maxFps: number } {
  return { ...size, maxFps: 30 };
}
