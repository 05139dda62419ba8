import { Agent, get, type IncomingMessage } from 'node:http';
import { eventually } from '#testing/eventually.js';
import { Strangers, TO_HTTP } from '#testing/strangers.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { startTestApi, TOKEN, type TestApi } from '../support/test-api.js';

let broker: TestBroker;
let api: TestApi;

beforeEach(async () => {
  broker = await startTestBroker();
});

afterEach(async () => {
  await api.close();
  await broker.close();
});

/** The status of an answer on a connection that is kept, and the port that it went out from. */
function ask(agent: Agent, path: string, token?: string): Promise<{ status: number; from: number }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const { port } = api;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent }, (response: IncomingMessage) => {
      const from = response.socket.localPort ?? 0;
      response.resume().once('end', () => resolve({ status: response.statusCode ?? 0, from }));
    }).once('error', reject);
  });
}

test('of 150 connections that show nothing 64 are kept at most, and who is there is served', async () => {
  api = await startTestApi(broker);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await ask(agent, '/api/v1/services', TOKEN);
  const strangers = new Strangers(api.port);
  const coming = strangers.come(150, TO_HTTP);
  for (let i = 0; i < 50; i += 1) expect(await ask(agent, '/api/v1/services', TOKEN)).toEqual(first);
  await coming;
  await eventually('the others are thrown out', () => strangers.open <= 64);
  expect(api.parts.refusals.counts.toJSON()['http-too-many-unauthenticated']).toBeGreaterThanOrEqual(36);
  expect(await ask(agent, '/api/v1/services', TOKEN)).toEqual({ ...first, status: 200 });
  strangers.close();
  agent.destroy();
});

test.each([
  ['without a token', '/api/v1/services', undefined, 401],
  ['with a wrong one', '/api/v1/services', 'a-wrong-token-of-some-length', 401],
  ['of a route that is open to all', '/health/live', TOKEN, 200],
])('a request %s makes a connection no less strange', async (_, path, token, status) => {
  api = await startTestApi(broker, { unauthenticated: 1, unauthenticatedGraceMs: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await ask(agent, path, token);
  expect(first.status).toBe(status);
  const other = new Agent();
  await eventually('another takes its place', async () => {
    return (await ask(other, '/api/v1/services', TOKEN).catch(() => undefined))?.status === 200;
  });
  const again = await ask(agent, path, token).catch(() => undefined);
  expect(again?.from).not.toBe(first.from);
  agent.destroy();
});

test('what is refused to one who was let in does not throw him out', async () => {
  api = await startTestApi(broker, { unauthenticated: 1, unauthenticatedGraceMs: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await ask(agent, '/api/v1/cameras/none', TOKEN);
  expect(first.status).toBe(404);
  expect((await ask(new Agent(), '/api/v1/services', TOKEN)).status).toBe(200);
  expect(await ask(agent, '/api/v1/cameras/none', TOKEN)).toEqual(first);
  agent.destroy();
});
