import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf, serviceOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;
let one: ScriptedAgent;
let two: ScriptedAgent;

beforeEach(async () => {
  lab = await Lab.start();
  one = await lab.camera('cam-1');
  two = await lab.camera('cam-2');
});

afterEach(() => lab.close());

interface Item {
  cameraId: string;
  ok: boolean;
  error?: { code: string };
}

async function lose(id: string): Promise<void> {
  await lab.discovery.say(serviceOf(id, { status: 'lost', reason: 'will' }));
  await eventually(`${id} is lost`, () => lab.api.parts.fleet.service(id)?.status === 'lost');
}

const answersOf = ({ body }: { body: unknown }): [string, string | boolean][] =>
  (body as { items: Item[] }).items.map(({ cameraId, ok, error }) => [cameraId, error?.code ?? ok]);

test('one camera starts and stops', async () => {
  const started = await lab.call('post', '/cameras/cam-1/recordings', { durationMs: 5000, name: 'take 1' });
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({ cameraId: 'cam-1', state: 'recording', name: 'take 1' });
  const { id } = started.body as { id: string };
  expect(started.headers.location).toBe(`/api/v1/cameras/cam-1/recordings/${id}`);
  expect(one.commands[0]).toMatchObject({
    name: 'recording-start',
    command: { ttlMs: 8000, args: { durationMs: 5000, name: 'take 1' } },
  });

  expect(problemIn(await lab.call('post', '/cameras/cam-1/recordings'))).toEqual([409, 'already-recording']);
  const stopped = await lab.call('post', `/cameras/cam-1/recordings/${id}/stop`).expect(200);
  expect(stopped.body).toMatchObject({ id, state: 'saved' });
  expect(one.commands.at(-1)).toMatchObject({
    name: 'recording-stop',
    command: { args: { recordingId: id } },
  });
  expect(problemIn(await lab.call('post', `/cameras/cam-1/recordings/${id}/stop`))).toEqual([
    409,
    'not-recording',
  ]);
});

test('an answer that is no recording of that camera is a failure of the camera', async () => {
  one.answer = () => ({ data: { recording: recordingOf('cam-2', 'r1') } });
  expect(problemIn(await lab.call('post', '/cameras/cam-1/recordings'))).toEqual([502, 'camera-failed']);
  one.answer = () => ({ data: {} });
  expect(problemIn(await lab.call('post', '/cameras/cam-1/recordings'))).toEqual([502, 'camera-failed']);
});

test('a lost camera, and one whose agent is gone, is refused at once', async () => {
  await lose('cam-1');
  expect(problemIn(await lab.call('post', '/cameras/cam-1/recordings'))).toEqual([503, 'camera-lost']);
  expect(problemIn(await lab.call('get', '/cameras/cam-1/recordings'))).toEqual([503, 'camera-lost']);
  await two.bus.close();
  await eventually('the agent is gone', () => !lab.api.parts.fleet.isAgentReady('cam-2'));
  expect(problemIn(await lab.call('post', '/cameras/cam-2/recordings'))).toEqual([503, 'camera-lost']);
  expect(one.commands).toEqual([]);
});

test('recordings are listed newest first, shown and deleted', async () => {
  one.keep('old', 10);
  one.keep('new', 10, { startedAt: '2026-02-01T00:00:00.000Z' });
  const list = await lab.call('get', '/cameras/cam-1/recordings').expect(200);
  expect(list.body).toMatchObject({ items: [{ id: 'new' }, { id: 'old' }] });
  expect((await lab.call('get', '/cameras/cam-1/recordings/old').expect(200)).body).toEqual(
    recordingOf('cam-1', 'old', { bytes: 10 }),
  );
  expect(problemIn(await lab.call('get', '/cameras/cam-1/recordings/none'))).toEqual([
    404,
    'unknown-recording',
  ]);

  const deleted = await lab.call('delete', '/cameras/cam-1/recordings/old').expect(204);
  expect(deleted.text).toBe('');
  expect(one.commands.at(-1)).toMatchObject({ name: 'recording-delete', command: { ttlMs: 5000 } });
  expect(problemIn(await lab.call('delete', '/cameras/cam-1/recordings/old'))).toEqual([
    404,
    'unknown-recording',
  ]);
});

test('an id that would leave its folder goes nowhere (CVE-2026-31978, CVE-2026-55488)', async () => {
  for (const rid of ['..%2f..%2fsecret', '%2fetc%2fpasswd', '%2e%2e', 'UPPER', 'a'.repeat(65)]) {
    const response = await lab.call('get', `/cameras/cam-1/recordings/${rid}/video`);
    expect(problemIn(response)).toEqual([404, 'unknown-recording']);
  }
  expect(one.media.seen).toEqual([]);
});

test('many cameras start and stop in one call, an answer for each', async () => {
  const started = await lab.call('post', '/recordings', { cameras: 'all', name: 'together' }).expect(201);
  expect(answersOf(started)).toEqual([
    ['cam-1', true],
    ['cam-2', true],
  ]);
  expect(two.commands[0]?.command.args).toMatchObject({ name: 'together' });

  await lose('cam-2');
  const again = await lab
    .call('post', '/recordings', { cameras: ['nobody', 'cam-2', 'cam-1', 'cam-1'] })
    .expect(207);
  expect(answersOf(again)).toEqual([
    ['nobody', 'unknown-camera'],
    ['cam-2', 'camera-lost'],
    ['cam-1', 'already-recording'],
  ]);

  const stopped = await lab.call('post', '/recordings/stop').expect(200);
  expect(answersOf(stopped)).toEqual([['cam-1', true]]);
  const idle = await lab.call('post', '/recordings/stop', { cameras: 'all' }).expect(200);
  expect(answersOf(idle)).toEqual([]);
  const named = await lab.call('post', '/recordings/stop', { cameras: ['cam-1'] }).expect(207);
  expect(answersOf(named)).toEqual([['cam-1', 'not-recording']]);
});

test('with every camera lost there is nothing to do, and the list says whose recordings are missing', async () => {
  await lose('cam-1');
  await lose('cam-2');
  for (const path of ['/recordings', '/recordings/stop']) {
    expect(problemIn(await lab.call('post', path, { cameras: 'all' }))).toEqual([409, 'no-cameras']);
  }
  const list = await lab.call('get', '/recordings').expect(200);
  expect(list.body).toMatchObject({
    items: [],
    unreached: [
      { cameraId: 'cam-1', error: { code: 'camera-lost' } },
      { cameraId: 'cam-2', error: { code: 'camera-lost' } },
    ],
  });
});

test("the fleet's recordings say which cameras could not be asked", async () => {
  one.keep('r1', 10);
  two.keep('r2', 10, { startedAt: '2026-02-01T00:00:00.000Z' });
  const both = await lab.call('get', '/recordings').expect(200);
  expect(both.body).toMatchObject({ items: [{ id: 'r2' }, { id: 'r1' }], unreached: [] });
  await two.media.kill();
  const some = await lab.call('get', '/recordings').expect(200);
  expect(some.body).toMatchObject({
    items: [{ id: 'r1' }],
    unreached: [{ cameraId: 'cam-2', error: { code: 'camera-unreachable' } }],
  });
});

test('a list that makes no sense is told as such, an entry of another camera is left out and counted', async () => {
  const { refusals } = lab.api.parts;
  one.media.onList = (_request, response) =>
    response.end(JSON.stringify({ items: [recordingOf('cam-2', 'r1'), recordingOf('cam-1', 'r2'), 7] }));
  const list = await lab.call('get', '/cameras/cam-1/recordings').expect(200);
  expect(list.body).toMatchObject({ items: [{ id: 'r2' }] });
  expect(refusals.counts.toJSON()['media-recording']).toBe(2);
  for (const body of [
    '{',
    '[]',
    'null',
    '{"items":7}',
    `{"items":["${'x'.repeat(9 * 1024 * 1024)}"]}`,
    `{"items":[${'{},'.repeat(20_000)}{}]}`,
  ]) {
    one.media.onList = (_request, response) => response.end(body);
    expect(problemIn(await lab.call('get', '/cameras/cam-1/recordings'))).toEqual([
      502,
      'camera-unreachable',
    ]);
  }
  one.media.onList = (_request, response) => response.writeHead(500).end('<h1>oops</h1>');
  expect(problemIn(await lab.call('get', '/cameras/cam-1/recordings'))).toEqual([502, 'camera-unreachable']);
});

test('a refusal that breaks off is told as a camera that cannot be reached', async () => {
  one.media.onList = (_request, response) => {
    response.writeHead(500, { 'content-length': 100 }).write('{"a', () => response.destroy());
  };
  const list = await lab.call('get', '/cameras/cam-1/recordings').expect(502);
  expect(list.body).toMatchObject({ code: 'camera-unreachable' });
});
