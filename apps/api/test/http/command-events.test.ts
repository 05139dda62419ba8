import { recordingOf } from '../support/samples.js';
import { Lab } from '../support/lab.js';
import { StreamReader } from '../support/stream-reader.js';

let lab: Lab;
beforeAll(async () => (lab = await Lab.start()));
afterAll(() => lab.close());

test('readers hear who started what, and how that ended', async () => {
  const agent = await lab.camera('cam-1');
  agent.answer = () => ({ status: 'ok', data: { recording: recordingOf('cam-1', 'r1') } });
  const reader = await lab.reader();
  const { token, id } = await lab.api.parts.tokens.create('clapperboard', 'operator');
  const start = lab.call('post', '/cameras/cam-1/recordings', { name: 'take 1' });
  await start.set('Authorization', `Bearer ${token}`).expect(201);
  const done = await reader.next('command.done', 'cam-1');
  expect(done.data).toEqual({
    command: 'recording-start',
    cameraId: 'cam-1',
    by: `token:${id}`,
    args: { name: 'take 1' },
    recording: 'r1',
  });
  await lab.call('post', '/cameras/cam-2/open').expect(404);
  expect((await reader.next('command.failed', 'cam-2')).data).toEqual({
    command: 'camera-open',
    cameraId: 'cam-2',
    by: 'admin',
    args: {},
    code: 'unknown-camera',
  });
  await lab.api.parts.journal.flush();
  const told = await lab.call('get', '/events/history?types=command.done').expect(200);
  expect(told.body).toMatchObject({ items: [{ id: done.id, by: `token:${id}`, camera: 'cam-1' }] });
});

test('a name that no camera can have goes no further than its refusal', async () => {
  const reader = await lab.reader();
  await lab.call('post', '/cameras/NO%0Adata:/open').expect(404);
  const event = await reader.next('command.failed', 'none');
  expect(event.data).toEqual({ command: 'camera-open', by: 'admin', args: {}, code: 'unknown-camera' });
});

test('a reader of one camera hears of no command to another', async () => {
  const url = `${lab.api.url}/api/v1/events?camera=cam-3&types=command.failed`;
  const reader = await StreamReader.open(url, lab.api.auth);
  await reader.next('snapshot');
  for (const id of ['cam-2', 'cam-3']) await lab.call('post', `/cameras/${id}/open`).expect(404);
  await reader.next('command.failed', 'cam-3');
  expect(reader.events.filter(({ event }) => event === 'command.failed')).toHaveLength(1);
  reader.close();
});
