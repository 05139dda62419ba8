import { scriptedCamera, type ScriptedOptions } from '../camera/scripted-camera.js';
import { atFrame, running, TAKE, waits } from './still-lab.js';

const UNKNOWN = { known: false, errorMs: Infinity, at: (ms: number) => ms, now: () => 0 };

describe('a still is refused', () => {
  const AHEAD = 40.5;

  test('where its instant is before all that is remembered, or more than a minute ahead', async () => {
    const camera = await running();
    const early = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, -2) });
    await expect(early).rejects.toMatchObject({ code: 'too-late' });
    const far = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 40 + 1801) });
    await expect(far).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('where the camera gives nothing at its instant, or nothing at all', async () => {
    const camera = await running();
    const before = camera.clock.timers;
    const silent = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, AHEAD) });
    await waits(camera, before);
    camera.clock.advance(3100);
    await expect(silent).rejects.toMatchObject({ code: 'camera-not-ready' });
    await camera.camera.close();
    const closed = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, 200) });
    await expect(closed).rejects.toMatchObject({ code: 'camera-closed' });
  });

  test('where the agent ends meanwhile', async () => {
    const camera = await running();
    const before = camera.clock.timers;
    const waiting = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, AHEAD) });
    await waits(camera, before);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'camera-not-ready' });
    await camera.camera.stop();
    await refused;
  });

  test('while four others are being taken', async () => {
    const camera = await running();
    const waiting = Array.from({ length: 4 }, (_, n) =>
      camera.camera.stills.take({ takeId: `t${n}`, at: atFrame(camera, AHEAD) }).catch(() => undefined),
    );
    const fifth = camera.camera.stills.take({ ...TAKE, at: atFrame(camera, AHEAD) });
    await expect(fifth).rejects.toMatchObject({ code: 'too-many' });
    await camera.camera.stop();
    await Promise.all(waiting);
  });

  test('where the time of the operator is not known, or the disk is full', async () => {
    const timeOf: ScriptedOptions['timeOf'] = () => ({ ...UNKNOWN });
    const unknown = await scriptedCamera({ timeOf });
    const at = new Date(0).toISOString();
    await expect(unknown.camera.stills.take({ ...TAKE, at })).rejects.toMatchObject({
      code: 'clock-unknown',
    });
    const full = await running({ reserveBytes: Number.MAX_SAFE_INTEGER });
    const refused = full.camera.stills.take({ ...TAKE, at: atFrame(full, 20) });
    await expect(refused).rejects.toMatchObject({ code: 'disk-full' });
  });
});
