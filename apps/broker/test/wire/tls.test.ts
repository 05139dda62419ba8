import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { Connection } from '#bus/connection.js';
import { topicOf } from '#contracts/topics/topic.js';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { tempDir } from '#testing/temp-dir.js';
import { Lab, passwordOf } from '../support/lab.js';

const topic = topicOf('agent.presence', { id: 'cam' });
const WILL = { topic, payload: '{}', qos: 1, retain: true } as const;

let lab: Lab;
let identity: TlsIdentity;

beforeAll(async () => {
  identity = await loadOrCreateTlsIdentity(await tempDir());
});

afterEach(() => lab.close());

async function signIn(port: number, fingerprint: string): Promise<Connection> {
  const url = `mqtts://127.0.0.1:${port}#${fingerprint}`;
  const signal = AbortSignal.timeout(5000);
  return Connection.open(
    { url, clientId: 'cam', username: 'cam', password: await passwordOf('cam') },
    WILL,
    signal,
  );
}

test('a client that knows the certificate signs in and is heard', async () => {
  lab = await Lab.open({}, identity);
  const connection = await signIn(lab.port, identity.fingerprint);
  await connection.publish({ ...WILL, payload: 'x'.repeat(10_000) });
  await connection.end();
  expect(lab.refused).toEqual({});
});

test('a rogue that shows another certificate hears no CONNECT', async () => {
  lab = await Lab.open({}, identity);
  let told = 0;
  const rogue = createTlsServer(await loadOrCreateTlsIdentity(await tempDir()), (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', ({ length }: Buffer) => (told += length));
  });
  rogue.listen(0, '127.0.0.1');
  await once(rogue, 'listening');
  const { port } = rogue.address() as AddressInfo;
  await expect(signIn(port, identity.fingerprint)).rejects.toThrow(/another certificate/);
  rogue.close();
  await once(rogue, 'close');
  expect(told).toBe(0);
});

test('plain MQTT at the port of TLS is no client', async () => {
  lab = await Lab.open({ connectTimeoutMs: 200 }, identity);
  await expect(lab.client('cam', { connectTimeout: 1000 })).rejects.toThrow();
});

test('whoever does not finish the handshake is a stranger, and keeps nobody out', async () => {
  lab = await Lab.open({ unauthenticated: 3, unauthenticatedGraceMs: 0 }, identity);
  const strangers = await Promise.all([lab.socket(), lab.socket(), lab.socket()]);
  const connection = await signIn(lab.port, identity.fingerprint);
  await strangers[0].ended;
  await lab.expectRefused({ 'too-many-unauthenticated': 1 });
  await connection.end();
});

test('a handshake that does not come ends in time', async () => {
  lab = await Lab.open({ connectTimeoutMs: 100 }, identity);
  const stranger = await lab.socket();
  await stranger.ended;
  await lab.expectRefused({ 'connect-timeout': 1 });
});
