import { once } from 'node:events';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { pinnedSocket } from '#network/pinned-socket.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { eventually } from '#testing/eventually.js';
import { Strangers, TO_HTTP } from '#testing/strangers.js';
import { startTestApi, TOKEN, type TestApi } from '../support/test-api.js';

let broker: TestBroker;
let api: TestApi;
let identity: TlsIdentity;

beforeAll(async () => {
  broker = await startTestBroker();
  identity = await loadOrCreateTlsIdentity(broker.dataDir);
  api = await startTestApi(broker, undefined, identity);
});

afterAll(async () => {
  await api.close();
  await broker.close();
});

async function asked(
  path: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<IncomingMessage> {
  const target = { host: '127.0.0.1', port: api.securePort, fingerprint: identity.fingerprint };
  const socket = await pinnedSocket(target, AbortSignal.timeout(5000));
  const createConnection: RequestOptions['createConnection'] = () => socket;
  const method = body ? 'POST' : 'GET';
  const json = { host: `127.0.0.1:${api.securePort}`, ...(body && { 'content-type': 'application/json' }) };
  const sent = request({ method, path, headers: { ...json, ...headers }, createConnection });
  sent.end(body && JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return response;
}

test('the port of TLS serves what the other does, and asks for the token as it does', async () => {
  expect((await asked('/health/live')).resume().statusCode).toBe(200);
  expect((await asked('/api/v1/services')).resume().statusCode).toBe(401);
  const authorization = `Bearer ${TOKEN}`;
  expect((await asked('/api/v1/services', { authorization })).resume().statusCode).toBe(200);
});

test('a caller is told who reaches the API', async () => {
  const reachOf = async ({ url, auth }: TestApi): Promise<unknown> =>
    ((await (await fetch(`${url}/api/v1/session`, { headers: auth })).json()) as { reach: unknown }).reach;
  const [closed, plain] = [
    await startTestApi(broker),
    await startTestApi(broker, undefined, identity, { insecureLan: true }),
  ];
  try {
    expect(await Promise.all([closed, api, plain].map(reachOf))).toEqual([
      'this-host',
      'network',
      'network-in-plain',
    ]);
  } finally {
    await Promise.all([closed.close(), plain.close()]);
  }
});

test('a session’s cookie is for TLS and this host alone, and opens what the token does', async () => {
  const origin = `https://127.0.0.1:${api.securePort}`;
  const signedIn = await asked('/api/v1/session', { origin }, { token: TOKEN });
  const [cookie = ''] = signedIn.resume().headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-[^=]+=[\w-]{43}; .*Path=\/; .*HttpOnly; SameSite=Strict; Secure$/);
  const [pair = ''] = cookie.split(';');
  expect((await asked('/api/v1/services', { cookie: pair })).resume().statusCode).toBe(200);
  const search = (more: object): Promise<IncomingMessage> =>
    asked('/api/v1/searches', { cookie: pair, ...more }, {});
  expect((await search({})).resume().statusCode).toBe(403);
  expect((await search({ origin: 'https://evil.example' })).resume().statusCode).toBe(403);
  // Nobody searches here: it is let in, and finds discovery away.
  expect((await search({ origin })).resume().statusCode).toBe(503);
});

test('what is no HTTP within it is answered with a problem document', async () => {
  const target = { host: '127.0.0.1', port: api.securePort, fingerprint: identity.fingerprint };
  const socket = await pinnedSocket(target, AbortSignal.timeout(5000));
  socket.write('nonsense\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 .*invalid-request/s);
});

test('of 150 strangers at the port of TLS 64 are kept at most, and whoever has a token is served', async () => {
  const strangers = new Strangers(api.securePort);
  await strangers.come(150, TO_HTTP);
  const authorization = `Bearer ${TOKEN}`;
  await eventually('the others are thrown out', () => strangers.open <= 64);
  const served = async (): Promise<boolean> =>
    (await asked('/api/v1/services', { authorization }).catch(() => undefined))?.resume().statusCode === 200;
  await eventually('an answer', served);
  strangers.close();
});

test('an open stream of events ends with the API', async () => {
  const authorization = `Bearer ${TOKEN}`;
  const events = await asked('/api/v1/events', { authorization });
  let ended = false;
  events.resume().once('close', () => (ended = true));
  events.on('error', () => undefined);
  await api.close();
  await eventually('the end of the stream', () => ended);
});
