import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { timeOfMark } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { makeCamera } from '../camera/camera-under-test.js';
import { scriptedCamera } from '../camera/scripted-camera.js';
import { FRAME_MS } from '../camera/test-film.js';
import { DEADLINE_MS } from '../media/run-tool.js';
import { atFrame, numberIn, running, settle, SIZE, stillNumber, TAKE, waits } from './still-lab.js';

describeWith('ffmpeg', 'a still of the stream', () => {
  test(
    'is the frame nearest to an instant ahead, and tells when that was',
    async () => {
      const camera = await running();
      const before = camera.clock.timers;
      const taking = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 43.4) });
      await waits(camera, before);
      camera.driver.give(10);
      const still = await taking;
      expect(await numberIn(camera, still)).toBe(43);
      expect(still).toMatchObject({ ...TAKE, ...SIZE, boundMs: 2, source: 'stream', timeSource: 'sensor' });
      expect(Math.abs(Date.parse(still.takenAt) - Date.parse(atFrame(camera, 43)))).toBeLessThanOrEqual(1);
      expect([camera.driver.starts, camera.driver.stops]).toEqual([1, 0]);
    },
    DEADLINE_MS,
  );

  test(
    'is taken from what is remembered where the command is late, the frame before or behind',
    async () => {
      const camera = await running();
      for (const [wanted, number] of [
        [12.4, 12],
        [12.6, 13],
        [30, 30],
        [-0.4, 0],
      ] as const) {
        const at = atFrame(camera, wanted);
        expect(await numberIn(camera, await camera.camera.stills.take({ takeId: `t${number}`, at }))).toBe(
          number,
        );
      }
    },
    DEADLINE_MS,
  );

  test(
    'lies beside the recordings with a sidecar, as what was told',
    async () => {
      const camera = await running();
      const still = await camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 20) });
      const path = await camera.camera.stills.path(TAKE.takeId);
      const jpeg = await readFile(path);
      expect(dirname(path)).toBe(join(camera.folder, 'stills', 'cam-1'));
      expect(createHash('sha256').update(jpeg).digest('hex')).toBe(still.sha256);
      expect(jpeg.length).toBe(still.bytes);
      expect(JSON.parse(await readFile(path.replace(/jpg$/, 'json'), 'utf8'))).toEqual(still);
      expect(await camera.camera.listRecordings()).toEqual([]);
      await expect(camera.camera.stills.path('take-2')).rejects.toMatchObject({ code: 'unknown-recording' });
    },
    DEADLINE_MS,
  );

  test(
    'is taken once for a take, also where it is asked for anew after the agent was',
    async () => {
      const dataDir = await tempDir();
      const camera = await running({ dataDir });
      const [one, two] = await Promise.all([
        camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 20) }),
        camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 30) }),
      ]);
      expect(two).toBe(one);
      await camera.camera.stop();
      const again = await scriptedCamera({ dataDir });
      expect(await again.camera.stills.take({ ...TAKE, at: one.plannedAt })).toEqual(one);
    },
    DEADLINE_MS,
  );

  test(
    'lets go of the camera that was held for its take, and of no other',
    async () => {
      const camera = await running();
      camera.camera.held.take('take-2', 60_000);
      const other = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 20) });
      await expect(other).rejects.toMatchObject({ code: 'camera-held' });
      await camera.camera.stills.take({ takeId: 'take-2', at: atFrame(camera, 20) });
      expect(camera.camera.snapshot.heldFor).toBeUndefined();
    },
    DEADLINE_MS,
  );

  test(
    'is deleted when it is too old, with its sidecar',
    async () => {
      const camera = await running({ retention: { keepDays: 1 } });
      await camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 20) });
      const folder = dirname(await camera.camera.stills.path(TAKE.takeId));
      await settle();
      expect(await readdir(folder)).toHaveLength(2);
      camera.clock.advance(24 * 3_600_000);
      await eventually('it is gone', async () => {
        camera.clock.advance(5 * 60_000);
        return (await readdir(folder)).length === 0;
      });
    },
    DEADLINE_MS,
  );

  test(
    'of the simulated camera is within half a frame of the instant, by the true time in its picture',
    async () => {
      const clock = new FakeClock();
      const trueTime = (monotonicMs: number): number => clock.now() - clock.monotonic() + monotonicMs;
      const { camera } = await makeCamera(
        { video: { width: 640, height: 480, fps: 30 } },
        { clock, trueTime },
      );
      const until = <T>(what: string, done: () => T | Promise<T>): Promise<Exclude<T, undefined | false>> =>
        eventually(what, () => {
          clock.advance(5);
          return done();
        });
      await camera.start();
      await until('it stands by', () => camera.snapshot.status === 'standing-by');
      const atMs = clock.now() + 300;
      const taking = camera.stills.take({ ...TAKE, at: new Date(atMs).toISOString() });
      const path = await until('a picture', () =>
        camera.stills.path(TAKE.takeId).catch(() => false as const),
      );
      const still = await taking;
      const takenMs = timeOfMark((await stillNumber(path, 640, 480)) ?? NaN, atMs);
      expect(Math.abs(takenMs - Date.parse(still.takenAt))).toBeLessThanOrEqual(1.1);
      expect(Math.abs(takenMs - atMs)).toBeLessThanOrEqual(FRAME_MS / 2 + 0.1);
    },
    DEADLINE_MS,
  );

  test('a sidecar that cannot be read is left out, with a word', async () => {
    const camera = await running();
    const still = await camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 20) });
    const sidecar = (await camera.camera.stills.path(TAKE.takeId)).replace(/jpg$/, 'json');
    await writeFile(sidecar, JSON.stringify({ ...still, file: '../../secret.jpg' }));
    await expect(camera.camera.stills.path(TAKE.takeId)).rejects.toMatchObject({ code: 'unknown-recording' });
  });
});
