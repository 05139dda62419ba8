import supertest from 'supertest';
import type request from 'supertest';
import { startTestBroker } from '#testing/broker.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { ScriptedDiscovery } from '../support/scripted-discovery.js';
import { startTestApi } from '../support/test-api.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

let lab: Lab;
let agent: ScriptedAgent;

beforeEach(async () => {
  lab = await Lab.start();
  agent = await lab.camera('cam-1');
});

afterEach(() => lab.close());

const start = (key: string, body: object = { name: 'take 1' }): request.Test =>
  lab.call('post', '/cameras/cam-1/recordings', body).set('Idempotency-Key', key);

test('the same again gets the same answer, and the agent hears of it once', async () => {
  const first = await start('"k-1"').expect(201);
  const again = await start('k-1').expect(201);
  expect(again.body).toEqual(first.body);
  expect(again.headers.location).toBe(first.headers.location);
  expect([first, again].map(({ headers }) => headers['idempotency-replayed'])).toEqual([undefined, 'true']);
  expect(agent.commands).toHaveLength(1);
});

test('a refusal is an answer, too', async () => {
  await start('k-1').expect(201);
  expect(problemIn(await start('k-2'))).toEqual([409, 'already-recording']);
  await lab.call('post', '/recordings/stop').expect(200);
  expect(problemIn(await start('k-2'))).toEqual([409, 'already-recording']);
  await start('k-3').expect(201);
});

test('a key is refused with another body, with another call, and where it is none', async () => {
  await start('k-1').expect(201);
  expect(problemIn(await start('k-1', { name: 'take 2' }))).toEqual([422, 'idempotency-key-reused']);
  const stop = lab.call('post', '/recordings/stop').set('Idempotency-Key', 'k-1');
  expect(problemIn(await stop)).toEqual([422, 'idempotency-key-reused']);
  for (const wrong of ['""', 'with space', 'x'.repeat(129)])
    expect(problemIn(await start(wrong))).toEqual([400, 'invalid-request']);
  expect(agent.commands).toHaveLength(1);
});

test('while the first one is being answered the second is refused', async () => {
  const { answer } = agent;
  agent.answer = () => undefined;
  const first = start('k-1').then(({ status }) => status);
  await eventually('the command', () => agent.commands.length === 1);
  expect(problemIn(await start('k-1'))).toEqual([409, 'request-running']);
  const command = agent.commands[0]?.command;
  if (!command) throw new Error('no command');
  const { corr, requester, args } = command;
  const reply = { corr, status: 'ok' as const, ...(await answer('recording-start', args)) };
  await agent.bus.publish('agent.reply', { id: 'cam-1', requester }, reply);
  expect(await first).toBe(201);
});

test('a failure is tried again, with the command that the agent may know; another principal has keys of its own', async () => {
  agent.answer = () => ({ data: {} });
  expect(problemIn(await start('k-1'))).toEqual([502, 'camera-failed']);
  expect(problemIn(await start('k-1'))).toEqual([502, 'camera-failed']);
  const made = await lab.call('post', '/api-tokens', { name: 'other', role: 'operator' }).expect(201);
  const { token } = made.body as { token: string };
  await start('k-1').set('Authorization', `Bearer ${token}`).expect(502);
  const [first, second, others] = agent.commands.map(({ command }) => command.corr);
  expect(second).toBe(first);
  expect(others).not.toBe(first);
});

test.each([
  ['/api-tokens', { name: 'once', role: 'viewer' }],
  ['/sign-in-links', {}],
])('a secret is told once: of what %s gives nothing is kept', async (path, body) => {
  const make = (): request.Test => lab.call('post', path, body).set('Idempotency-Key', 'k-1');
  const made = await make().expect(201);
  const again = await make();
  expect(problemIn(again)).toEqual([409, 'told-once']);
  const { token, path: link } = made.body as { token?: string; path?: string };
  expect(again.text || String(again.body)).not.toContain(token ?? link);
  expect(problemIn(await make().send({ ...body, name: 'twice' }))).toEqual([422, 'idempotency-key-reused']);
});

test('a request keeps the id that it comes with, down to the agent, and in its refusal', async () => {
  await start('k-1').set('X-Request-Id', 'shift-7:42').expect(201).expect('X-Request-Id', 'shift-7:42');
  expect(agent.commands[0]?.command.request).toBe('shift-7:42');
  const refused = await start('k-2').set('X-Request-Id', 'shift-7:43');
  expect(JSON.parse(refused.text || String(refused.body))).toMatchObject({ requestId: 'shift-7:43' });
  const insane = await start('k-3').set('X-Request-Id', 'no good{}');
  expect(insane.headers['x-request-id']).toMatch(/^[a-z0-9]{16}$/);
  expect(agent.commands.at(-1)?.command.request).toBe(insane.headers['x-request-id']);
});

test('an API that has just started and has not heard of the camera yet says so, and keeps no refusal for the key', async () => {
  const broker = await startTestBroker();
  const api = await startTestApi(broker, {}, undefined, {}, 'nothing');
  const call = (): request.Test =>
    supertest(api.url)
      .post('/api/v1/cameras/cam-1/identify')
      .set(api.auth)
      .set('Idempotency-Key', 'k-1')
      .send({});
  try {
    expect(problemIn(await call())).toEqual([503, 'discovery-away']);
    const discovery = await ScriptedDiscovery.start(broker);
    await discovery.tell({});
    await eventually('the registry is heard', () => api.parts.fleet.registryHeard);
    expect(problemIn(await call())).toEqual([404, 'unknown-camera']);
    await discovery.close();
  } finally {
    await api.close();
    await broker.close();
  }
});
