import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { NotConnected, sendMediaRequest } from '#api/adapters/media/media-request.js';
import { loadOrCreateTlsIdentity } from '#credentials/tls-identity.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';

const TIMEOUTS = { connectMs: 3000, idleMs: 300 };
const FILM = Buffer.alloc(16 * 1024 * 1024, 7);

let server: Server;

async function serve(listener: RequestListener): Promise<{ host: string; port: number }> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const request = (signal = new AbortController().signal) =>
  ({ method: 'GET', path: '/', headers: {}, signal }) as const;

test('an address that takes no connection in time is given up, so that the next one is tried', async () => {
  const at = await serve(() => undefined);
  const clock = new FakeClock();
  const answer = sendMediaRequest(at, request(), TIMEOUTS, clock);
  clock.advance(3000);
  const error: unknown = await answer.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotConnected);
  expect(error).toMatchObject({ message: 'no connection within 3000 ms' });
  expect(clock.timers).toBe(0);
});

test('an agent that takes the connection and stays silent is given up', async () => {
  const at = await serve(() => undefined);
  await expect(sendMediaRequest(at, request(), TIMEOUTS, systemClock)).rejects.toThrow('silent for 300 ms');
});

test('an agent that falls silent in the middle breaks the answer off', async () => {
  const at = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 10 }).write('half');
  });
  const answer = await sendMediaRequest(at, request(), TIMEOUTS, systemClock);
  await expect(answer.toArray()).rejects.toThrow('aborted');
});

test('a reader that pauses is not taken for silence of the agent', async () => {
  const at = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': FILM.length }).end(FILM);
  });
  const answer = await sendMediaRequest(at, request(), TIMEOUTS, systemClock);
  answer.pause();
  await new Promise((resolve) => setTimeout(resolve, 5 * TIMEOUTS.idleMs));
  const film = Buffer.concat((await answer.toArray()) as Buffer[]);
  expect(film.equals(FILM)).toBe(true);
});

test('whoever asked can end it', async () => {
  let closed = false;
  const at = await serve((incoming) => incoming.socket.once('close', () => (closed = true)));
  const asked = new AbortController();
  const answer = sendMediaRequest(at, request(asked.signal), { ...TIMEOUTS, idleMs: 10_000 }, systemClock);
  const failed = expect(answer).rejects.toThrow('aborted');
  await eventually('the request arrived', () => server.listening && countOf(server));
  asked.abort();
  await failed;
  await eventually('the connection ended', () => closed);
});

async function countOf(of: Server): Promise<boolean> {
  return new Promise((resolve, reject) =>
    of.getConnections((error, count) => (error ? reject(error) : resolve(count === 1))),
  );
}

test('an agent that would rather speak another protocol is given up at once', async () => {
  const at = await serve(({ socket }) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  });
  await expect(sendMediaRequest(at, request(), TIMEOUTS, systemClock)).rejects.toThrow('without an answer');
});

describe('a media port with a certificate', () => {
  async function secure(): Promise<{ host: string; port: number; fingerprint: string; asked: () => number }> {
    let asked = 0;
    const { fingerprint, ...keys } = await loadOrCreateTlsIdentity(await tempDir());
    server = createSecureServer(keys, (_request, response) => {
      asked += 1;
      response.end('film');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { host: '127.0.0.1', port, fingerprint, asked: () => asked };
  }

  test('is asked where the certificate is the announced one', async () => {
    const answer = await sendMediaRequest(await secure(), request(), TIMEOUTS, systemClock);
    expect(Buffer.concat((await answer.toArray()) as Buffer[]).toString()).toBe('film');
  });

  test('is not asked where it is another, so that the ticket stays here', async () => {
    const at = await secure();
    const refused = sendMediaRequest(
      { ...at, fingerprint: 'x'.repeat(43) },
      request(),
      TIMEOUTS,
      systemClock,
    );
    await expect(refused).rejects.toThrow(NotConnected);
    expect(at.asked()).toBe(0);
  });
});
