import { Lab, problemIn } from '../support/lab.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;
let one: ScriptedAgent;

beforeAll(async () => {
  lab = await Lab.start();
  one = await lab.camera('cam-1');
  await lab.camera('cam-2');
  await lab.call('put', '/groups/pair', { cameras: ['cam-2', 'cam-1'] }).expect(200);
});

afterAll(() => lab.close());

const refused = (cameraId: string, code: string): object => ({ cameraId, ok: false, error: { code } });

test.each([
  ['open', 'standing-by'],
  ['close', 'not-connected'],
])('many cameras %s at once, and each answers for itself', async (action, status) => {
  one.answer = () => ({ data: { status } });
  const path = `/cameras/${action}`;
  expect((await lab.call('post', path, { cameras: ['cam-1'] }).expect(200)).body).toEqual({
    items: [{ cameraId: 'cam-1', ok: true, camera: { status } }],
  });
  expect(one.commands.at(-1)).toMatchObject({ name: `camera-${action}`, command: { args: {} } });
  const done = { cameraId: 'cam-1', ok: true };
  // The scripted cam-2 knows no other answer than that it has no such recording.
  const all = await lab.call('post', path, { cameras: 'all' }).expect(207);
  expect(all.body).toMatchObject({ items: [done, refused('cam-2', 'unknown-recording')] });
  const pair = await lab.call('post', path, { cameras: 'group:pair' }).expect(207);
  expect(pair.body).toMatchObject({ items: [refused('cam-2', 'unknown-recording'), done] });
});

test('many show themselves at once; who is none is told beside them', async () => {
  one.answer = () => ({ data: { overlay: true, led: false } });
  const body = { cameras: ['cam-1', 'nobody'], durationMs: 2000 };
  const answer = await lab.call('post', '/cameras/identify', body).expect(207);
  expect(answer.body).toMatchObject({
    items: [
      { cameraId: 'cam-1', ok: true, shown: { overlay: true, led: false } },
      refused('nobody', 'unknown-camera'),
    ],
  });
  expect(one.commands.at(-1)).toMatchObject({ name: 'identify', command: { args: { durationMs: 2000 } } });
});

test('with a key it is done once', async () => {
  one.answer = () => ({ data: { status: 'standing-by' } });
  const before = one.commands.length;
  const open = () => lab.call('post', '/cameras/open', { cameras: ['cam-1'] }).set('Idempotency-Key', 'k-1');
  const [first, again] = [await open().expect(200), await open().expect(200)];
  expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
  expect(one.commands).toHaveLength(before + 1);
});

test.each([
  ['/cameras/open', {}],
  ['/cameras/close', { cameras: [] }],
  ['/cameras/identify', { cameras: 'all', durationMs: 1 }],
])('%s with %j is refused', async (path, body) => {
  expect(problemIn(await lab.call('post', path, body))).toEqual([400, 'invalid-request']);
});
