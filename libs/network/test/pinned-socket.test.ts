import { once } from 'node:events';
import {
  connect,
  createServer as createPlainServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { createServer } from 'node:tls';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { FingerprintMismatch, pinnedSocket } from '#network/pinned-socket.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A server that keeps what it is told. */
async function operator(identity: TlsIdentity): Promise<{ port: number; told: () => string }> {
  let told = '';
  const server = createServer(identity, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => (told += data.toString()));
    socket.write('welcome');
  });
  return { port: await listening(server), told: () => told };
}

const identityOfSomebody = async (): Promise<TlsIdentity> => loadOrCreateTlsIdentity(await tempDir());
const signal = (): AbortSignal => AbortSignal.timeout(5000);

test('the holder of the certificate is spoken to', async () => {
  const identity = await identityOfSomebody();
  const { port } = await operator(identity);
  const target = { host: '127.0.0.1', port, fingerprint: identity.fingerprint };
  const socket = await pinnedSocket(target, signal());
  const [welcome] = (await once(socket, 'data')) as [Buffer];
  expect(welcome.toString()).toBe('welcome');
  socket.destroy();
});

test('a connection that breaks before anybody listens to it ends nothing else', async () => {
  const identity = await identityOfSomebody();
  const { port } = await operator(identity);
  const between: Socket[] = [];
  const relay = createPlainServer((socket) => {
    between.push(socket.on('error', () => undefined));
    const onward = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  const target = { host: '127.0.0.1', port: await listening(relay), fingerprint: identity.fingerprint };
  const socket = await pinnedSocket(target, signal());
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await eventually('the welcome is here', () => socket.readableLength > 0);
  between[0]?.resetAndDestroy();
  const byAnError = true;
  expect(await closed).toBe(byAnError);
});

test('nobody else hears a byte', async () => {
  const { port, told } = await operator(await identityOfSomebody());
  const { fingerprint } = await identityOfSomebody();
  const refused = pinnedSocket({ host: '127.0.0.1', port, fingerprint }, signal());
  await expect(refused).rejects.toThrow(FingerprintMismatch);
  expect(told()).toBe('');
});

test.each(['plain text', 'an end', 'nothing at all'])(
  '%s instead of TLS is an error in time',
  async (what) => {
    const server = createPlainServer((socket) => {
      socket.on('error', () => undefined);
      if (what === 'plain text') socket.write('HTTP/1.1 200 OK\r\n\r\n');
      if (what === 'an end') socket.end();
      servers.push({ close: () => socket.destroy() } as unknown as Server);
    });
    const target = { host: '127.0.0.1', port: await listening(server), fingerprint: 'x'.repeat(43) };
    await expect(pinnedSocket(target, AbortSignal.timeout(300))).rejects.toThrow();
  },
);
