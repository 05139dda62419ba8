import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { eventually } from '#testing/eventually.js';
import { Strangers, TO_HTTP } from '#testing/strangers.js';
import { call, closeMedia, raw, serve, ticket } from './media-lab.js';

afterEach(closeMedia);

describe('bytes that are no request', () => {
  test.each([
    ['a greeting', 'hello\r\n\r\n', '400', 'invalid-request'],
    ['control characters', '\u0000\u0001\u0002\r\n\r\n', '400', 'invalid-request'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', '400', 'invalid-request'],
    [
      'a long header',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431',
      'headers-too-large',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const served = await serve();
    const { socket, said, ended } = await raw(served);
    socket.write(bytes);
    await eventually('the connection ends', ended);
    expect(said()).toContain(`HTTP/1.1 ${status}`);
    expect(said()).toContain(code);
    expect((await call(served, {})).status).toBe(401);
  });

  test('a header that never ends', async () => {
    const { socket, said, ended } = await raw(await serve({ headerMs: 100, checkMs: 20 }));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    await eventually('the connection ends', ended);
    expect(said()).toContain('408');
    expect(said()).toContain('request-too-slow');
  });

  test('nothing at all', async () => {
    const { ended } = await raw(await serve({ idleMs: 100 }));
    await eventually('the connection ends', ended);
  });
});

describe('the limits', () => {
  test('a connection too many is closed and counted', async () => {
    const served = await serve({ connections: 2 });
    await raw(served);
    await raw(served);
    const third = await raw(served);
    await eventually('the third is closed', third.ended);
    expect(served.refusals.counts.toJSON()).toEqual({ 'media-too-many-connections': 1 });
  });

  test('of 150 connections that show no ticket 64 are kept at most, and who is there is served', async () => {
    // Whoever shows no ticket goes for the next one at once.
    const served = await serve({ unauthenticatedGraceMs: 0 });
    const reader = await raw(served);
    const ask = async (): Promise<void> => {
      const bearer = await ticket('list');
      reader.socket.write(
        `GET /v1/recordings HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bearer}\r\n\r\n`,
      );
    };
    const answers = (): number => reader.said().split('HTTP/1.1 200').length - 1;
    await ask();
    await eventually('the first answer', () => answers() === 1);
    const strangers = new Strangers(served.port);
    const coming = strangers.come(150, TO_HTTP);
    for (let i = 2; i < 20; i += 1) {
      await ask();
      await eventually('another answer', () => answers() === i);
    }
    await coming;
    await eventually('the others are thrown out', () => strangers.open <= 64);
    expect(served.refusals.counts.toJSON()['media-too-many-unauthenticated']).toBeGreaterThanOrEqual(36);
    await ask();
    await eventually('the last answer', () => answers() === 20);
    strangers.close();
  });

  test('a reader that stops reading is cut off', async () => {
    const served = await serve({ idleMs: 200, connections: 1 });
    await writeFile(served.film, Buffer.alloc(32 * 1024 * 1024));
    const { socket } = await raw(served);
    const bearer = await ticket('download');
    socket.pause();
    socket.write(
      `GET /v1/recordings/film-1/video HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bearer}\r\n\r\n`,
    );
    await eventually('the only place is free again', () =>
      call(served, {}).then(
        ({ status }) => status === 401,
        () => false,
      ),
    );
  });
});

describe('the port', () => {
  test('is the first that is free', async () => {
    const { port } = await serve();
    const next = await serve({}, true, [port, 0]);
    expect(next.port).not.toBe(port);
    expect(next.port).toBeGreaterThan(0);
  });

  test('when all are taken is refused with a sentence that names it', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(serve({}, true, [port])).rejects.toThrow(
      new RegExp(
        `^127\\.0\\.0\\.1:${port}, where the media port would listen, is taken: .+ROLLCALL_MEDIA_PORT`,
      ),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test('closes within its deadline, a download that nobody reads notwithstanding', async () => {
    const served = await serve({ closeMs: 100 });
    await writeFile(served.film, Buffer.alloc(32 * 1024 * 1024));
    const { socket, ended, said } = await raw(served);
    const bearer = await ticket('download');
    socket.write(
      `GET /v1/recordings/film-1/video HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bearer}\r\n\r\n`,
    );
    await eventually('the download has begun', () => said() !== '');
    socket.pause();
    await served.server.stop();
    socket.resume();
    await eventually('the reader sees the end', ended);
    await expect(call(served, {})).rejects.toThrow('ECONNREFUSED');
  });
});
