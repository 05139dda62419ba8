import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { sendLive } from '#camera-agent/adapters/http/send-live.js';
import type { LiveMode, LivePiece } from '#live/domain/live-piece.js';
import { SharedPiece } from '#camera-agent/domain/live/shared-piece.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { FakeCamera } from './fake-camera.js';
import { call, closeMedia, expectProblem, raw, serve, ticket, type Served } from './media-lab.js';

const INIT = Buffer.from('init');

afterEach(closeMedia);

function pieceOf(text: string | Buffer, keyFrame = true): LivePiece {
  return new SharedPiece(Buffer.from(text), keyFrame, INIT);
}

function give({ camera }: Served, piece: LivePiece): void {
  for (const sink of camera.watchers) sink.piece(piece);
}

async function watch(
  served: Served,
  mode?: LiveMode,
): Promise<{ socket: Socket; said: () => string; ended: () => boolean }> {
  const reader = await raw(served);
  const bearer = await ticket('live');
  const query = mode === undefined ? '' : `?mode=${mode}`;
  reader.socket.write(`GET /v1/live${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bearer}\r\n\r\n`);
  await eventually('the answer begins', () => reader.said().includes('\r\n\r\n'));
  return reader;
}

const watchers = ({ camera }: Served) => camera.watchers.size;

describe('the live picture', () => {
  test('comes as it is made, the beginning of the stream first and once', async () => {
    const served = await serve();
    const { said } = await watch(served);
    expect(said()).toMatch(/^HTTP\/1\.1 200 [^]*content-type: video\/mp4\r\n/i);
    expect(said()).toMatch(/cache-control: no-store\r\n/i);
    give(served, pieceOf('one'));
    await eventually('the first', () => said().includes('one'));
    give(served, pieceOf('two', false));
    await eventually('the second', () => said().endsWith('\r\n\r\ninitonetwo'));
  });

  test.each([
    ['', 'watch full'],
    ['?mode=full', 'watch full'],
    ['?mode=keyframes', 'watch keyframes'],
  ])('of the mode asked for: %s', async (query, asked) => {
    const served = await serve();
    served.camera.onWatch = (sink) => sink.end();
    const answer = await call(served, { path: `/v1/live${query}`, ticket: await ticket('live') });
    expect([answer.status, served.camera.calls]).toEqual([200, [asked]]);
  });

  test('of a mode that there is not is refused', async () => {
    const answer = await call(await serve(), { path: '/v1/live?mode=fast', ticket: await ticket('live') });
    expectProblem(answer, 400, 'invalid-request');
  });

  test.each(['download', 'still', 'list'] as const)(
    'wants a ticket of its own, not for %s',
    async (action) => {
      expectProblem(
        await call(await serve(), { path: '/v1/live', ticket: await ticket(action) }),
        403,
        'forbidden',
      );
    },
  );

  test.each([
    ['too-many', 429],
    ['camera-closed', 409],
  ] as const)('that the camera refuses with %s is answered so', async (code, status) => {
    const served = await serve();
    served.camera.onWatch = () => {
      throw new RollcallError(code, 'Not now.');
    };
    expectProblem(await call(served, { path: '/v1/live', ticket: await ticket('live') }), status, code);
  });

  test('is not watched by who asks for the head alone', async () => {
    const served = await serve();
    const answer = await call(served, { path: '/v1/live', method: 'HEAD', ticket: await ticket('live') });
    expect([answer.status, answer.headers['content-type'], served.camera.calls]).toEqual([
      200,
      'video/mp4',
      [],
    ]);
  });

  test('is not watched any more by who left', async () => {
    const served = await serve();
    const { socket } = await watch(served);
    expect(watchers(served)).toBe(1);
    socket.destroy();
    await eventually('nobody watches', () => watchers(served) === 0);
  });

  test('is not watched by who left before it was asked for', async () => {
    const camera = new FakeCamera();
    const { promise, resolve } = Promise.withResolvers<number>();
    const server = createServer((request, response) => {
      request.socket.destroy();
      void once(response, 'close')
        .then(() => sendLive(camera, new URLSearchParams(), response, systemClock))
        .then(resolve);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { socket } = await raw({ port });
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect([await promise, camera.calls]).toEqual([0, []]);
    server.close();
  });

  test('gives a sign of life where the camera gives nothing', async () => {
    const served = await serve();
    const { said } = await watch(served);
    served.clock.advance(10_000);
    await eventually('the first', () => said().endsWith('\r\n\r\n\0\0\0\x0cfreelive'));
    served.clock.advance(10_000);
    await eventually('the second', () => said().match(/freelive/g)?.length === 2);
  });

  test('is taken from who reads no more', async () => {
    const served = await serve({ idleMs: 200 });
    const { socket } = await watch(served);
    socket.pause();
    const large = pieceOf(Buffer.alloc(1024 * 1024));
    for (let i = 0; i < 32; i += 1) give(served, large);
    await eventually('nobody watches', () => watchers(served) === 0);
  });

  test('ends with the camera, and with the port', async () => {
    const served = await serve({ closeMs: 50 });
    const [one, two] = [await watch(served), await watch(served)];
    [...served.camera.watchers][0]?.end();
    await eventually('the end of the one', one.ended);
    expect(two.ended()).toBe(false);
    await served.server.stop();
    await eventually('the end of the other', two.ended);
    expect(watchers(served)).toBe(0);
  });
});

describe('a still picture', () => {
  test.each([
    ['', 'still undefined'],
    ['?width=320', 'still 320'],
  ])('is a JPEG of this moment: %s', async (query, asked) => {
    const served = await serve();
    const answer = await call(served, { path: `/v1/still${query}`, ticket: await ticket('still') });
    expect([answer.status, answer.body.toString('hex'), served.camera.calls]).toEqual([
      200,
      'ffd8ffd9',
      [asked],
    ]);
    expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
  });

  test.each(['15', '16385', '-1', '3e2', '320;x', ''])('of width %p is refused', async (width) => {
    const served = await serve();
    const path = `/v1/still?width=${encodeURIComponent(width)}`;
    const answer = await call(served, { path, ticket: await ticket('still') });
    expectProblem(answer, 400, 'invalid-request');
    expect(served.camera.calls).toEqual([]);
  });

  test('wants a ticket of its own', async () => {
    const answer = await call(await serve(), { path: '/v1/still', ticket: await ticket('live') });
    expectProblem(answer, 403, 'forbidden');
  });
});
