import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { FakeClock } from '#testing/fake-clock.js';
import { freePort } from '#testing/free-port.js';
import { eventually } from '#testing/eventually.js';
import { Http } from '#client/http/http.js';
import { systemClock } from '#runtime/system-clock.js';
import { problem } from '../../apps/cli/test/support/samples.js';
import { ScriptedApi, TOKEN } from '../../apps/cli/test/support/scripted-api.js';

class Interrupted extends Error {}

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

function client(base = api.url, token = TOKEN, signal = new AbortController().signal): Http {
  return new Http({ base, token }, systemClock, signal);
}

test('a problem document is a failure with its sentence, advice, code and fields', async () => {
  api.problem('POST /recordings', {
    ...problem('invalid-request', 'It is wrong.'),
    fields: ['name is long'],
  });
  await expect(client().json('POST', '/recordings', { body: {} })).rejects.toMatchObject({
    kind: 'refused',
    detail: 'It is wrong.',
    code: 'invalid-request',
    advice: expect.stringContaining('Correct') as string,
    fields: ['name is long'],
  });
});

test('whatever else answers is not the API', async () => {
  api.on('GET /services', (_, response) => void response.end('<html>'));
  await expect(client().json('GET', '/services')).rejects.toMatchObject({ kind: 'not-the-api' });
  api.on('GET /services', (_, response) => void response.writeHead(500).end('oops'));
  await expect(client().json('GET', '/services')).rejects.toMatchObject({
    kind: 'not-the-api',
    message: `What answers at ${api.url} is not Rollcall's API (status 500 without a problem document)`,
  });
});

test('the token does not follow a redirection', async () => {
  const other = await ScriptedApi.open();
  api.on('GET /services', (_, response) => void response.writeHead(307, { location: other.url }).end());
  await expect(client().json('GET', '/services')).rejects.toMatchObject({ kind: 'unreachable' });
  expect(other.asked).toEqual([]);
  await other.close();
});

test('nobody at the address', async () => {
  const port = await freePort();
  await expect(client(`http://127.0.0.1:${port}`).json('GET', '/services')).rejects.toMatchObject({
    kind: 'unreachable',
    message: `The API at http://127.0.0.1:${port} cannot be reached: ECONNREFUSED`,
  });
});

test('an answer that does not come, or stops coming, is given up', async () => {
  const clock = new FakeClock();
  const slow = new Http({ base: api.url, token: TOKEN }, clock, new AbortController().signal);
  api.on('GET /never', () => undefined);
  const never = expect(slow.json('GET', '/never')).rejects.toThrow('nothing came for 60 s');
  await eventually('it is asked', () => api.requests().includes('GET /never'));
  clock.advance(60_000);
  await never;
  api.on('GET /half', (_, response) => void response.write('{'));
  const half = expect(slow.json('GET', '/half')).rejects.toThrow('nothing came for 60 s');
  await eventually('half of it came', () => clock.timers === 1 && api.requests().includes('GET /half'));
  clock.advance(60_000);
  await half;
});

test('an interruption ends a request with its own reason', async () => {
  const controller = new AbortController();
  api.on('GET /never', () => undefined);
  const asking = client(api.url, TOKEN, controller.signal).json('GET', '/never');
  await eventually('it is asked', () => api.requests().length > 0);
  controller.abort(new Interrupted());
  await expect(asking).rejects.toBeInstanceOf(Interrupted);
});

test('what is not HTTP at all', async () => {
  const server = createServer((socket) => void socket.end('SSH-2.0\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(client(`http://127.0.0.1:${port}`).json('GET', '/x')).rejects.toMatchObject({
    kind: 'unreachable',
  });
  server.close();
});
