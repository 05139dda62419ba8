import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Reply } from '#contracts/messages/command.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;
let camera: ScriptedAgent;

beforeAll(async () => {
  lab = await Lab.start();
  camera = await lab.camera('cam-1');
});

afterAll(() => lab.close());

const SETTINGS = { desired: { width: 640, height: 480, fps: 30, brightness: 0.5 } };

function refusal(detail: string): Partial<Reply> {
  const { advice } = new RollcallError('unsupported', detail);
  return { status: 'error', error: { code: 'unsupported', detail, advice } };
}

const lastCommand = (): unknown => {
  const sent = camera.commands.at(-1);
  return sent && { name: sent.name, args: sent.command.args };
};

test('settings go to the camera, and its answer comes back', async () => {
  camera.answer = () => ({ data: { settings: SETTINGS } });
  const answer = await lab.call('patch', '/cameras/cam-1/settings', {
    brightness: 0.5,
    whileRecording: 'split',
  });
  expect([answer.status, answer.body]).toEqual([200, SETTINGS]);
  expect(lastCommand()).toEqual({
    name: 'settings-change',
    args: { brightness: 0.5, whileRecording: 'split' },
  });
});

test('what the camera does not take is refused with what it takes', async () => {
  camera.answer = () => refusal('contrast 9 is not taken; allowed: 0 to 4.');
  const answer = await lab.call('patch', '/cameras/cam-1/settings', { contrast: 9 });
  expect(problemIn(answer)).toEqual([422, 'unsupported']);
  expect(answer.body).toMatchObject({ detail: 'contrast 9 is not taken; allowed: 0 to 4.' });
});

test('what no camera takes does not reach it', async () => {
  const before = camera.commands.length;
  for (const body of [{ brightness: 2 }, { zoom: 1 }, { preset: '8k' }, { lock: ['fps'] }]) {
    expect(problemIn(await lab.call('patch', '/cameras/cam-1/settings', body))).toEqual([
      400,
      'invalid-request',
    ]);
  }
  expect(camera.commands).toHaveLength(before);
});

test('a camera is closed and opened, and says how it is then', async () => {
  const error = {
    code: 'camera-closed',
    detail: 'Somebody has closed the camera.',
    advice: 'Open it first.',
  };
  camera.answer = () => ({ data: { status: 'not-connected', error } });
  expect((await lab.call('post', '/cameras/cam-1/close').expect(200)).body).toEqual({
    status: 'not-connected',
    error,
  });
  expect(lastCommand()).toEqual({ name: 'camera-close', args: {} });
  camera.answer = () => ({ data: { status: 'standing-by' } });
  expect((await lab.call('post', '/cameras/cam-1/open').expect(200)).body).toEqual({ status: 'standing-by' });
});

test('it shows itself, by what it has', async () => {
  camera.answer = () => ({ data: { overlay: false, led: true } });
  const answer = await lab.call('post', '/cameras/cam-1/identify', { durationMs: 5000 }).expect(200);
  expect(answer.body).toEqual({ overlay: false, led: true });
  expect(lastCommand()).toEqual({ name: 'identify', args: { durationMs: 5000 } });
});

test('its board is switched off and started anew on command', async () => {
  camera.answer = () => ({ data: {} });
  await lab.call('post', '/cameras/cam-1/power', { action: 'shut-down' }).expect(202);
  expect(lastCommand()).toEqual({ name: 'power', args: { action: 'shut-down' } });
  expect(problemIn(await lab.call('post', '/cameras/cam-1/power', { action: 'burn' }))).toEqual([
    400,
    'invalid-request',
  ]);
});

test('a recording is marked to be kept', async () => {
  camera.answer = (_, args) => ({
    data: { recording: recordingOf('cam-1', 'r1', { keep: args.keep === true }) },
  });
  const answer = await lab.call('patch', '/cameras/cam-1/recordings/r1', { keep: true }).expect(200);
  expect(answer.body).toMatchObject({ id: 'r1', keep: true });
  expect(lastCommand()).toEqual({ name: 'recording-keep', args: { recordingId: 'r1', keep: true } });
});

test('an answer that is none is a failure of the camera', async () => {
  camera.answer = () => ({ data: {} });
  expect(problemIn(await lab.call('patch', '/cameras/cam-1/settings', {}))).toEqual([502, 'camera-failed']);
  expect(problemIn(await lab.call('post', '/cameras/cam-1/open'))).toEqual([502, 'camera-failed']);
});
