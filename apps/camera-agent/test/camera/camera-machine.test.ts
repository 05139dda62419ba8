import fc from 'fast-check';
import { type CameraAction, CameraMachine } from '#camera-agent/domain/camera/camera-machine.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { seededRandom } from './seeded-random.js';

const failure = new RollcallError('camera-failed', 'it broke');
const noCamera = new RollcallError('no-camera', 'there is none');

function machine(): CameraMachine {
  return new CameraMachine(seededRandom(1));
}

describe('the camera', () => {
  test('is starting until the first picture, then standing by', () => {
    const camera = machine();
    expect(camera.status).toBe('starting');
    expect(camera.open(0)).toBe('start-driver');
    expect(camera.status).toBe('starting');
    camera.frame(900);
    expect(camera.status).toBe('standing-by');
    expect(camera.wakeAt).toBe(2900);
  });

  test('is opened once, however often it is asked to', () => {
    const camera = machine();
    camera.open(0);
    expect(camera.open(1)).toBe('none');
  });

  test('that gives no picture for 2 s is restarted', () => {
    const camera = machine();
    camera.open(0);
    camera.frame(100);
    expect(camera.tick(2099)).toBe('none');
    expect(camera.tick(2100)).toBe('stop-driver');
    expect(camera.status).toBe('restarting');
    expect(camera.error?.code).toBe('camera-failed');
    expect(camera.error?.message).toContain('2 s');
    const retryAt = camera.wakeAt ?? 0;
    expect(camera.tick(retryAt - 1)).toBe('none');
    expect(camera.tick(retryAt)).toBe('start-driver');
    expect(camera.status).toBe('restarting');
    camera.frame(retryAt + 500);
    expect(camera.status).toBe('standing-by');
    expect(camera.error).toBeUndefined();
  });

  test('says that it is slow when its first picture takes longer than 2.5 s', () => {
    const camera = machine();
    camera.open(0);
    expect([camera.wakeAt, camera.error]).toEqual([2500, undefined]);
    expect(camera.tick(2500)).toBe('none');
    expect([camera.status, camera.error?.code, camera.wakeAt]).toEqual([
      'starting',
      'camera-not-ready',
      10_000,
    ]);
    camera.frame(8000);
    expect([camera.status, camera.error]).toEqual(['standing-by', undefined]);
  });

  test('is given 10 s for its first picture', () => {
    const camera = machine();
    camera.open(0);
    expect(camera.tick(9999)).toBe('none');
    expect(camera.tick(10_000)).toBe('stop-driver');
    expect(camera.error?.message).toContain('10 s');
  });

  test('is not blamed for silence while this process was paused itself', () => {
    const camera = machine();
    camera.open(0);
    camera.frame(100);
    expect(camera.tick(60_000)).toBe('none');
    expect(camera.status).toBe('standing-by');
    expect(camera.tick(62_000)).toBe('stop-driver');
  });

  test('that waits for others has the time that it is given, and is then opened anew without them', () => {
    const camera = machine();
    camera.open(0);
    camera.frame(100);
    expect(camera.restartWaiting(1000, 50_000)).toBe('restart-driver');
    expect([camera.status, camera.error?.code, camera.wakeAt]).toEqual([
      'restarting',
      'camera-not-ready',
      51_000,
    ]);
    expect(camera.tick(50_999)).toBe('none');
    expect(camera.tick(51_000)).toBe('restart-driver');
    expect([camera.status, camera.error, camera.wakeAt]).toEqual(['restarting', undefined, 53_500]);
    camera.frame(51_500);
    expect([camera.status, camera.wakeAt]).toEqual(['standing-by', 53_500]);
  });

  test('that failed a moment ago is not opened to wait for others', () => {
    const camera = machine();
    camera.open(0);
    camera.failed(10, failure);
    expect(camera.restartWaiting(20, 50_000)).toBe('none');
    expect(camera.error).toBe(failure);
  });

  test('that is not there is not connected, and is looked for slowly', () => {
    const camera = machine();
    camera.open(0);
    expect(camera.failed(10, noCamera)).toBe('stop-driver');
    expect(camera.status).toBe('not-connected');
    expect(camera.error).toBe(noCamera);
    expect(camera.wakeAt).toBeGreaterThanOrEqual(15_010);
    camera.tick(camera.wakeAt ?? 0);
    expect(camera.status).toBe('not-connected');
    camera.frame(40_000);
    expect(camera.status).toBe('standing-by');
  });

  test('waits longer each time it fails at once, and starts afresh after a steady run', () => {
    const camera = machine();
    camera.open(0);
    const waits: number[] = [];
    let now = 0;
    const failAfter = (runMs: number): void => {
      camera.frame(now);
      now += runMs;
      camera.failed(now, failure);
      waits.push((camera.wakeAt ?? 0) - now);
      now = camera.wakeAt ?? 0;
      camera.tick(now);
    };
    for (let count = 0; count < 7; count++) failAfter(100);
    failAfter(10_000);
    expect(waits[6]).toBeGreaterThanOrEqual(15_000);
    expect(waits[7]).toBeLessThanOrEqual(500);
  });

  test('that is closed hears of no failure and needs no waking', () => {
    const camera = machine();
    camera.open(0);
    expect(camera.close()).toBe('stop-driver');
    expect(camera.close()).toBe('none');
    expect(camera.failed(1, failure)).toBe('none');
    expect(camera.tick(1e9)).toBe('none');
    expect(camera.wakeAt).toBeUndefined();
    expect(camera.status).toBe('not-connected');
    expect(camera.error).toBeUndefined();
    expect(camera.open(2)).toBe('start-driver');
  });
});

type Step = 'wait' | 'open' | 'frame' | 'fail' | 'fail for good' | 'tick' | 'close';
const steps = fc.array(
  fc.record({
    step: fc.constantFrom<Step>('wait', 'open', 'frame', 'fail', 'fail for good', 'tick', 'close'),
    after: fc.integer({ min: 0, max: 40_000 }),
  }),
  { maxLength: 60 },
);

function carryOut(camera: CameraMachine, step: Step, now: number): CameraAction {
  switch (step) {
    case 'open':
      return camera.open(now);
    case 'wait':
      return camera.restartWaiting(now, 25_000);
    case 'frame':
      camera.frame(now);
      return 'none';
    case 'fail':
      return camera.failed(now, failure);
    case 'fail for good':
      return camera.failed(now, noCamera);
    case 'tick':
      return camera.tick(now);
    case 'close':
      return camera.close();
  }
}

test('whatever happens, the driver is started and stopped in turn, and an open camera is always looked after', () => {
  fc.assert(
    fc.property(steps, fc.integer(), (events, seed) => {
      const camera = new CameraMachine(seededRandom(seed));
      let now = 0;
      let running = false;
      let open = false;
      for (const { step, after } of events) {
        now += after;
        const action = carryOut(camera, step, now);
        if (step === 'open') open = true;
        if (step === 'close') open = false;
        if (action === 'start-driver') expect(running).toBe(false);
        if (action === 'start-driver') running = true;
        if (action === 'stop-driver') running = false;
        if (!open) expect([running, camera.wakeAt]).toEqual([false, undefined]);
        else expect(camera.wakeAt).toBeLessThanOrEqual(now + 30_000);
        const hasPicture = camera.status === 'standing-by';
        expect(hasPicture && (camera.error !== undefined || !running)).toBe(false);
      }
    }),
  );
});

test('an open camera always comes back, whatever happened before', () => {
  fc.assert(
    fc.property(steps, fc.integer(), (events, seed) => {
      const camera = new CameraMachine(seededRandom(seed));
      let now = 0;
      for (const { step, after } of events) carryOut(camera, step, (now += after));
      camera.open(now);
      for (let wakes = 0; wakes < 3 && camera.status !== 'standing-by'; wakes++) {
        now = Math.max(now, camera.wakeAt ?? now);
        camera.tick(now);
        camera.frame(now);
      }
      expect(camera.status).toBe('standing-by');
    }),
  );
});
