import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isEveryAddress, isLoopback, listen, listenError, localAddress, urlHost } from '#runtime/listen.js';
import { StartError } from '#runtime/start-error.js';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

function newServer(): Server {
  const server = createServer();
  servers.push(server);
  return server;
}

test('listens, and tells the port that it got', async () => {
  const port = await listen(newServer(), '127.0.0.1', 0, 'the test', 'ROLLCALL_X_PORT');
  expect(port).toBeGreaterThan(0);
});

test('a taken port is one sentence', async () => {
  const port = await listen(newServer(), '127.0.0.1', 0, 'the test', 'ROLLCALL_X_PORT');
  const second = listen(newServer(), '127.0.0.1', port, 'the test', 'ROLLCALL_X_PORT');
  await expect(second).rejects.toThrow(
    new StartError(
      `127.0.0.1:${port}, where the test would listen, is taken: end the other program or set ROLLCALL_X_PORT to a free port.`,
    ),
  );
});

test('an address of another machine is one sentence', async () => {
  const failing = listen(newServer(), '192.0.2.1', 0, 'the test', 'ROLLCALL_X_PORT');
  await expect(failing).rejects.toThrow(
    new StartError(
      '192.0.2.1:0, where the test would listen, is no address of this machine: set ROLLCALL_LISTEN to one of its own, or 0.0.0.0 for all.',
    ),
  );
});

test('a port for the administrator alone is one sentence; any other error stays as it is', () => {
  const denied = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
  expect(listenError(denied, 'the test', '127.0.0.1:80', 'ROLLCALL_X_PORT')).toEqual(
    new StartError(
      '127.0.0.1:80, where the test would listen, may not be used by this user: set ROLLCALL_X_PORT to a port above 1023.',
    ),
  );
  const other = Object.assign(new Error('listen EMFILE'), { code: 'EMFILE' });
  expect(listenError(other, 'the test', '127.0.0.1:80', 'ROLLCALL_X_PORT')).toBe(other);
});

test('no handler of an error is left behind', async () => {
  const server = newServer();
  await listen(server, '127.0.0.1', 0, 'the test', 'ROLLCALL_X_PORT');
  expect(server.listenerCount('error')).toBe(0);
});

test.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['[::1]', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.27', false],
  ['10.127.0.1', false],
])('%s is loopback: %p', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});

test.each([
  ['0.0.0.0', true, '127.0.0.1', '127.0.0.1'],
  ['::', true, '127.0.0.1', '127.0.0.1'],
  ['127.0.0.1', false, '127.0.0.1', '127.0.0.1'],
  ['192.168.1.10', false, '192.168.1.10', '192.168.1.10'],
  ['::1', false, '::1', '[::1]'],
  ['fd00::2', false, 'fd00::2', '[fd00::2]'],
])('%s is every address: %p; this host reaches it at %s, in a URL %s', (address, every, local, host) => {
  expect([isEveryAddress(address), localAddress(address), urlHost(address)]).toEqual([every, local, host]);
  expect(new URL(`http://${urlHost(address)}:80`).hostname).toBe(host);
});

const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some((i) => i.family === 'IPv6'));

test.each(['0.0.0.0', ...(hasIpv6 ? ['::'] : [])])('what listens at %s is reached there', async (address) => {
  const port = await listen(newServer(), address, 0, 'the test', 'ROLLCALL_X_PORT');
  const socket = connect({ host: localAddress(address), port });
  await once(socket, 'connect');
  socket.destroy();
});
