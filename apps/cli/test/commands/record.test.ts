import type { Recording } from '#contracts/messages/recording.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { Interrupted } from '../../src/interrupted.js';
import { run } from '../support/run.js';
import { camera, problem, recording, roster, snapshot } from '../support/samples.js';
import type { ScriptedApi } from '../support/scripted-api.js';
import { twoCameras } from '../support/two-cameras.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await twoCameras();
});
afterEach(() => api.close());

const running = (cameraId: string, id: string): Recording => recording(cameraId, id, { state: 'recording' });
const ok = (cameraId: string, id: string): object => ({
  cameraId,
  ok: true,
  recording: running(cameraId, id),
});
const event = (type: string, data: Recording): object => ({
  id: 'e',
  type,
  time: data.startedAt,
  subject: data.id,
  data,
});
const view = (...recordings: Recording[]): object => ({
  ...snapshot(),
  cameras: recordings.map((one) => camera(one.cameraId, { recording: one })),
});

test('each camera answers for itself', async () => {
  const refused = { cameraId: 'cam-2', ok: false, error: problem('already-recording', 'It records.') };
  api.json('POST /recordings', { items: [ok('cam-1', 'r1'), refused] }, 207);
  const { code, stdout, stderr } = await run(['record', '--all', '--name', 'take 1'], api);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'cam-1: recording r1\n' });
  expect(stderr).toBe(
    'cam-2: It records. Stop the recording first. (already-recording)\nStop with "rollcall stop".\n',
  );
  expect(api.asked.at(-1)?.body).toEqual({ cameras: 'all', name: 'take 1' });
});

test('help says what comes of a roster that misses somebody', async () => {
  const { stdout } = await run(['record', '--help']);
  expect(stdout.replace(/\s+/g, ' ')).toContain('records with those that are there and says who is missing');
});

describe('before all are recorded with', () => {
  beforeEach(() => api.json('POST /recordings', { items: [ok('cam-1', 'r1')] }, 201));

  test('it is said who is missing of those expected', async () => {
    api.json('GET /roster', roster({ names: ['cam-1', 'left-3'], present: 1, missing: ['left-3'] }));
    const { code, stdout, stderr } = await run(['record', '--all'], api);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'cam-1: recording r1\n' });
    expect(stderr).toMatch(/^Not everybody is there: 1 of 2, missing: left-3\.\n/);
    expect(api.requests()).toEqual(['GET /roster', 'POST /recordings']);
  });

  test('a roster that cannot be asked for stops nothing', async () => {
    api.problem('GET /roster', problem('internal', 'It is broken.'));
    const { code, stderr } = await run(['record', '--all'], api);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^roster: It is broken\./);
  });

  test('who names cameras is told of no others', async () => {
    await run(['record', 'cam-1'], api);
    expect(api.requests()).not.toContain('GET /roster');
  });
});

test('names become ids, and one that is unknown starts nothing', async () => {
  api.json('POST /recordings', { items: [ok('cam-1', 'r1')] }, 201);
  expect((await run(['record', 'HOST-of-cam-1', '--json'], api)).code).toBe(0);
  expect(api.asked.at(-1)?.body).toEqual({ cameras: ['cam-1'] });
  expect((await run(['record', 'cam-1', 'cam-9'], api)).code).toBe(1);
  expect(api.requests().filter((request) => request.startsWith('POST'))).toHaveLength(1);
});

test('with --for it waits until all are saved', async () => {
  api.json('POST /recordings', { items: [ok('cam-1', 'r1'), ok('cam-2', 'r2')] }, 201);
  const stream = api.stream(['snapshot', view(running('cam-1', 'r1'), running('cam-2', 'r2'))]);
  const ran = run(['record', '--all', '--for', '1s'], api);
  await eventually('it listens', () => api.requests().includes('GET /events'));
  stream.send('recording.stopped', event('recording.stopped', running('cam-1', 'r1')));
  stream.send('recording.saved', event('recording.saved', recording('cam-1', 'r1')));
  stream.send('recording.saved', event('recording.saved', recording('cam-1', 'other')));
  stream.send(
    'recording.failed',
    event('recording.failed', recording('cam-2', 'r2', { state: 'failed', note: 'disk full' })),
  );
  const { code, stdout } = await ran;
  expect(code).toBe(1);
  expect(stdout).toBe(
    'cam-1: saved r1, 10.0s, 300 frames, 2.0 MB.\ncam-2: failed r2, 10.0s, 300 frames, 2.0 MB. disk full.\n',
  );
  const start = api.asked.find(({ method }) => method === 'POST');
  expect(start?.body).toEqual({ cameras: 'all', durationMs: 1000 });
});

test('an end that falls into a gap of the stream is asked for', async () => {
  api.json('POST /recordings', { items: [ok('cam-1', 'r1')] }, 201);
  api.stream(['snapshot', view()]);
  api.json('GET /cameras/cam-1/recordings/r1', recording('cam-1', 'r1'));
  const { code, stdout } = await run(['record', '--all', '--for', '1s', '--json'], api);
  expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({
    code: 0,
    items: [{ cameraId: 'cam-1', ok: true, recording: { state: 'saved' } }],
    unconfirmed: [],
  });
});

test('a camera of which nothing is heard is named at the end', async () => {
  api.json('POST /recordings', { items: [ok('cam-1', 'r1')] }, 201);
  api.stream(['snapshot', view(running('cam-1', 'r1'))]);
  api.problem('GET /cameras/cam-1/recordings/r1', problem('camera-lost', 'The camera is lost.'));
  const soon = { ...systemClock, after: (ms: number, go: () => void) => systemClock.after(ms / 100, go) };
  const { code, stdout, stderr } = await run(['record', '--all', '--for', '1s', '--json'], api, {
    clock: soon,
  });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ unconfirmed: [{ cameraId: 'cam-1', recordingId: 'r1' }] });
  expect(stderr).toContain('cam-1: the end of r1 was not heard of');
});

test('whoever interrupts the waiting is told that the recording goes on', async () => {
  api.json('POST /recordings', { items: [ok('cam-1', 'r1')] }, 201);
  api.stream(['snapshot', view(running('cam-1', 'r1'))]);
  const controller = new AbortController();
  const ran = run(['record', '--all', '--for', '1h'], api, { signal: controller.signal });
  await eventually('it listens', () => api.requests().includes('GET /events'));
  controller.abort(new Interrupted('signal'));
  const { code, stderr } = await ran;
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: 'The recording goes on to its end. Stop it with "rollcall stop cam-1".\n',
  });
});

test('with nothing started there is nothing to wait for', async () => {
  api.json(
    'POST /recordings',
    { items: [{ cameraId: 'cam-1', ok: false, error: problem('camera-lost', 'It is lost.') }] },
    207,
  );
  expect((await run(['record', '--all', '--for', '1h'], api)).code).toBe(1);
});

test.each([
  [[]],
  [['--all', 'cam-1']],
  [['--all', '--for', 'soon']],
  [['--all', '--for', '10']],
  [['--all', '--for', '25h']],
  [['--all', '--for', '1ms']],
])('record %j is a wrong usage', async (args) => {
  const { code, stdout, stderr } = await run(['record', ...args], api);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^rollcall: /);
  expect(api.requests()).toEqual([]);
});
