import { CameraController } from '#camera-agent/adapters/camera/camera-controller.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordingLogger } from '#testing/recording-logger.js';
import { type ScriptedCamera, scriptedCamera, ScriptedDriver } from './scripted-camera.js';
import { seededRandom } from './seeded-random.js';
import { FPS, FRAME_MS } from './test-film.js';

const VIDEO = { width: 640, height: 480, fps: FPS };
const CLIENT = { role: 'client', group: 'take-1' } as const;
const SERVER = { role: 'server', group: 'take-1' } as const;
const IN_STEP = { state: 'in-step', differenceUs: -7 } as const;
/** A server gives its first frame as the hundredth. */
const FRAMES_MS = 100_000 / FPS;
const PATIENCE_MS = 45_000 + FRAMES_MS;

const turn = (): Promise<void> => new Promise(setImmediate);

async function held(takeId = 'take-1'): Promise<ScriptedCamera> {
  const made = await scriptedCamera();
  made.driver.give(1);
  made.camera.held.take(takeId, 600_000);
  return made;
}

/** Its driver was started anew so often, the last time with or without an order. */
function starts({ driver }: ScriptedCamera): [number, string | undefined] {
  return [driver.starts, driver.sync?.role];
}

async function begun(made: ScriptedCamera, order: typeof CLIENT | typeof SERVER = CLIENT): Promise<void> {
  const before = made.driver.starts;
  const begin = made.camera.stepping.begin(order);
  await eventually('the start', () => made.driver.starts > before);
  made.driver.say({ state: 'waiting' });
  expect(await begin).toMatchObject({ role: order.role, state: 'waiting', clock: 'host-clock' });
}

async function recording({ camera, driver }: ScriptedCamera): Promise<void> {
  const start = camera.startRecording({ takeId: 'take-1' });
  await eventually('a wish for a key frame', () => driver.keyFrameRequests > 0);
  driver.give(3);
  await start;
}

test('a client waits, comes into step, and goes on as it is when the take is over', async () => {
  const made = await held();
  await begun(made);
  expect(made.camera.snapshot).toMatchObject({ status: 'restarting', error: { code: 'camera-not-ready' } });
  expect(made.camera.snapshot.error?.detail).toContain('waits for the first frame of others');
  const confirmed = made.camera.stepping.confirm('take-1');
  made.driver.say(IN_STEP);
  made.driver.requestKeyFrame();
  made.driver.give(3);
  expect(await confirmed).toEqual({
    ...{ role: 'client', state: 'in-step', clock: 'host-clock', differenceUs: -7 },
    frameAtMs: expect.any(Number) as number,
  });
  made.camera.held.release('take-1');
  await turn();
  expect(starts(made)).toEqual([2, 'client']);
  expect(made.camera.snapshot.status).toBe('standing-by');
});

test('to be opened anew for it is no failure of the camera', async () => {
  const failures: RollcallError[] = [];
  const logger = new RecordingLogger();
  const driver = new ScriptedDriver();
  const deps = { clock: new FakeClock(), random: seededRandom(7), logger };
  const nothing = (): void => undefined;
  const failed = (error: RollcallError): void => void failures.push(error);
  const hooks = { unit: nothing, dropped: nothing, changed: nothing, failed, frameMs: () => FRAME_MS };
  const controller = new CameraController(driver, () => VIDEO, deps, hooks);
  controller.start();
  await eventually('the start', () => driver.starts === 1);
  driver.give(1);
  controller.restartInStep(CLIENT, PATIENCE_MS);
  await eventually('the start in step', () => driver.starts === 2);
  expect([failures, logger.at('warn')]).toEqual([[], []]);
  await controller.stop();
});

test('one that leads is opened anew without once nobody holds it and nothing is recorded', async () => {
  const made = await held();
  await begun(made, SERVER);
  made.driver.say(IN_STEP);
  made.driver.give(3);
  await recording(made);
  expect(starts(made)).toEqual([2, 'server']);
  await made.camera.stopRecording({ takeId: 'take-1' });
  await eventually('the start without', () => made.driver.starts === 3);
  expect(starts(made)).toEqual([3, undefined]);
});

test('one that leads is opened anew when its hold is over by itself', async () => {
  const made = await held();
  await begun(made, SERVER);
  made.driver.say(IN_STEP);
  made.driver.give(1);
  made.camera.held.take('take-1', 1000);
  made.clock.advance(1000);
  await eventually('the start without', () => made.driver.starts === 3);
  expect(made.driver.sync).toBeUndefined();
});

test('a client that is let go of while it waits has its picture back', async () => {
  const made = await held();
  await begun(made);
  made.camera.held.release('take-1');
  await eventually('the start without', () => made.driver.starts === 3);
  made.driver.give(1);
  expect([made.driver.sync, made.camera.snapshot.status]).toEqual([undefined, 'standing-by']);
});

test('a client whose server never comes says so, and has its picture back', async () => {
  const made = await held();
  await begun(made);
  const confirmed = made.camera.stepping.confirm('take-1');
  await turn();
  made.clock.advance(6000 + FRAMES_MS);
  await expect(confirmed).rejects.toMatchObject({
    code: 'not-in-step',
    message: expect.stringContaining('heard nothing') as string,
  });
  await eventually('the start without', () => made.driver.starts === 3);
  expect(made.driver.sync).toBeUndefined();
});

test('a client that nobody asks any more does not wait for ever', async () => {
  const made = await held();
  await begun(made);
  made.clock.advance(PATIENCE_MS - 1);
  await turn();
  expect(starts(made)).toEqual([2, 'client']);
  made.clock.advance(1);
  await eventually('the start without', () => made.driver.starts === 3);
  expect(made.driver.sync).toBeUndefined();
  expect(made.camera.snapshot.error).toBeUndefined();
});

test('a client that dies while it waits says why, and is opened again without', async () => {
  const made = await held();
  await begun(made);
  const confirmed = made.camera.stepping.confirm('take-1');
  await turn();
  made.driver.fail('camera-busy');
  await expect(confirmed).rejects.toMatchObject({ code: 'camera-busy' });
  made.clock.advance(30_000);
  await eventually('the start without', () => made.driver.starts === 3);
  expect(made.driver.sync).toBeUndefined();
});

test('a client that dies at once says why', async () => {
  const made = await held();
  const begin = made.camera.stepping.begin(CLIENT);
  await eventually('the start', () => made.driver.starts === 2);
  made.driver.fail('no-camera');
  await expect(begin).rejects.toMatchObject({ code: 'no-camera' });
});

test('a client that does not wait follows somebody else, and is not taken', async () => {
  const made = await held();
  const begin = made.camera.stepping.begin(CLIENT);
  await eventually('the start', () => made.driver.starts === 2);
  made.driver.say(IN_STEP);
  await expect(begin).rejects.toMatchObject({ code: 'not-in-step' });
});

test('one that gives no sign is not waited for without end', async () => {
  const made = await held();
  const begin = made.camera.stepping.begin(CLIENT);
  await eventually('the start', () => made.driver.starts === 2);
  made.clock.advance(7000);
  await expect(begin).rejects.toMatchObject({ code: 'not-in-step' });
  expect(made.driver.sync).toBeUndefined();
});

test('frames without a word of the tool are not taken for frames in step', async () => {
  const made = await held();
  await begun(made);
  const confirmed = made.camera.stepping.confirm('take-1');
  await turn();
  for (let passedMs = 0; passedMs < 6000 + FRAMES_MS; passedMs += 1000) {
    made.driver.give(1);
    made.clock.advance(1000);
  }
  await expect(confirmed).rejects.toMatchObject({
    code: 'not-in-step',
    message: expect.stringContaining('did not say') as string,
  });
});

test('a client may be told to lead instead', async () => {
  const made = await held();
  await begun(made);
  await begun(made, SERVER);
  expect(starts(made)).toEqual([3, 'server']);
});

test('whatever else starts it anew does so without', async () => {
  const made = await held();
  await begun(made);
  made.driver.say(IN_STEP);
  made.driver.give(1);
  made.camera.held.release('take-1');
  const change = made.camera.changeSettings({ contrast: 2 });
  await eventually('the restart', () => made.driver.starts === 3);
  made.driver.give(1);
  await change;
  expect(made.driver.sync).toBeUndefined();
  await expect(made.camera.stepping.confirm('take-1')).rejects.toMatchObject({ code: 'not-in-step' });
});

test('a camera that records is not opened anew', async () => {
  const made = await held();
  await recording(made);
  await expect(made.camera.stepping.begin(CLIENT)).rejects.toMatchObject({ code: 'restart-needed' });
  expect(made.driver.starts).toBe(1);
});
