import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { isErrorCode } from '#contracts/errors/catalogue.js';
import { eventually } from '#testing/eventually.js';
import { TOKEN, type TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let api: TestApi;

withApi('all', (made) => (api = made), { headersMs: 300, requestMs: 600 });

type Headers = Record<string, string>;

type Body = string | Uint8Array<ArrayBuffer>;

function send(path: string, body: Body, headers: Headers = {}, method = 'POST'): Promise<Response> {
  const type = { 'content-type': 'application/json' };
  const options = { method, body, headers: { ...type, ...api.auth, ...headers } };
  // Many at once are too many for one principal: what is asked here is what comes of those that are let in.
  return eventually('it is let in', async () => {
    const answer = await fetch(`${api.url}/api/v1${path}`, options);
    return answer.status === 429 ? undefined : answer;
  });
}

async function post(path: string, body: Body, headers?: Headers): Promise<[number, string, string[]?]> {
  return problemIn(await send(path, body, headers));
}

async function problemIn(response: Response): Promise<[number, string, string[]?]> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as { status: number; code: string; fields?: string[] };
  expect(problem.status).toBe(response.status);
  expect(isErrorCode(problem.code)).toBe(true);
  return problem.fields ? [problem.status, problem.code, problem.fields] : [problem.status, problem.code];
}

/** Sends bytes as they are, more once something comes back, and gives everything until the server hangs up. */
function raw(bytes: string, more?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: api.port, host: '127.0.0.1' });
    const chunks: string[] = [];
    socket.setEncoding('latin1').on('data', (chunk: string) => chunks.push(chunk));
    if (more !== undefined) socket.once('data', () => socket.write(more));
    socket.once('error', reject);
    socket.once('close', () => resolve(chunks.join('')));
    socket.write(bytes, 'latin1');
  });
}

function rawProblem(answer: string): [number, string] {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  const problem = JSON.parse(body) as { status: number; code: string };
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${problem.status} `));
  return [problem.status, problem.code];
}

describe('bodies', () => {
  test.each([
    ['no JSON', '{"cameras":', 400, 'invalid-request'],
    ['no object', '"all"', 400, 'invalid-request'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'invalid-request'],
    ['deep', '['.repeat(2000) + ']'.repeat(2000), 400, 'invalid-request'],
    ['deep in a field', `{"cameras":${'['.repeat(100)}${']'.repeat(100)}}`, 400, 'invalid-request'],
    ['large', JSON.stringify({ cameras: 'all', name: 'x'.repeat(320 * 1024) }), 413, 'payload-too-large'],
    ['nothing at all', '{}', 400, 'invalid-request'],
  ])('%s', async (_what, body, status, code) => {
    expect((await post('/recordings', body)).slice(0, 2)).toEqual([status, code]);
  });

  test('the longest list that is documented fits', async () => {
    const cameras = Array.from({ length: 2000 }, (_, n) => `${'x'.repeat(58)}-${1000 + n}`);
    const [status, code] = await post('/recordings', JSON.stringify({ cameras, name: 7 }));
    expect([status, code]).toEqual([400, 'invalid-request']);
    const names = Array.from({ length: 1000 }, (_, n) => `${'x'.repeat(250)}${1000 + n}`);
    expect((await send('/roster', JSON.stringify({ names }), {}, 'PUT')).status).toBe(200);
  });

  test('a large one of unknown length is cut short', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(8192).fill(32)),
    });
    const options = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': 'application/json', ...api.auth },
    } as const;
    const response = await fetch(`${api.url}/api/v1/recordings`, options);
    expect(response.status).toBe(413);
  });

  test('the fields that are refused are named, unknown ones too', async () => {
    const body = JSON.stringify({ cameras: ['cam-1', '../x'], durationMs: -1, preroll: 5 });
    const [status, code, fields] = await post('/recordings', body);
    expect([status, code]).toEqual([400, 'invalid-request']);
    expect(fields?.join('\n')).toMatch(/cameras[^]*durationMs[^]*preroll|preroll[^]*cameras[^]*durationMs/);
  });

  test.each([
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'application/jsonp' }],
    [{ 'content-type': 'application/json; charset=utf-16' }],
    [{ 'content-encoding': 'gzip' }],
  ])('%j is not read', async (headers) => {
    expect(await post('/recordings', '{"cameras":"all"}', headers as unknown as Headers)).toEqual([
      415,
      'unsupported-media-type',
    ]);
  });

  test('whatever they are, the answer is a problem document of the catalogue, or one for each camera', async () => {
    const values = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.string(),
      fc.object().map((value) => JSON.stringify(value)),
    );
    const almost = fc
      .record(
        {
          cameras: fc.oneof(fc.constant('all'), fc.array(fc.string()), fc.anything()),
          durationMs: fc.anything(),
          name: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value));
    const paths = fc.constantFrom('/recordings', '/recordings/stop', '/cameras/nobody/recordings');
    await fc.assert(
      fc.asyncProperty(paths, fc.oneof(values, almost), async (path, body) => {
        const response = await send(path, body);
        // What chance makes may be a good request, such as one for a camera that is none: that is refused by itself.
        if (response.ok) expect(await response.json()).toEqual({ items: expect.any(Array) as unknown });
        else expect((await problemIn(response))[0]).toBeLessThan(500);
      }),
      { numRuns: 200, examples: [['/recordings', '{"cameras":["a"]}']] },
    );
  });

  test('nobody without a token makes the API read one', async () => {
    expect(await post('/recordings', '{', { authorization: 'Basic YTpi' })).toEqual([401, 'unauthenticated']);
  });
});

describe('requests', () => {
  const head = `Host: localhost\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close\r\n`;

  test.each([
    ['a path that is no UTF-8', `GET /api/v1/services/%ff HTTP/1.1\r\n${head}\r\n`, 400, 'invalid-request'],
    ['a path that is no path', `GET /%zz HTTP/1.1\r\n${head}\r\n`, 400, 'invalid-request'],
    ['no host', `GET /api/v1/services HTTP/1.1\r\nConnection: close\r\n\r\n`, 400, 'invalid-request'],
    ['no HTTP', '\x16\x03\x01\x02\x00\r\n\r\n', 400, 'invalid-request'],
    ['a method that does not exist', `BREW / HTTP/1.1\r\n${head}\r\n`, 400, 'invalid-request'],
    [
      'two lengths',
      `POST / HTTP/1.1\r\n${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      400,
      'invalid-request',
    ],
    ['large headers', `GET / HTTP/1.1\r\n${head}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['headers that never end', `GET / HTTP/1.1\r\nX: `, 408, 'request-too-slow'],
    [
      'a body that never comes',
      `POST /api/v1/recordings HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      408,
      'request-too-slow',
    ],
    ['an expectation', `GET /nowhere HTTP/1.1\r\n${head}Expect: miracles\r\n\r\n`, 404, 'unknown-route'],
    [
      'an upgrade',
      `GET /nowhere HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      404,
      'unknown-route',
    ],
  ])('%s', async (_what, bytes, status, code) => {
    expect(rawProblem(await raw(bytes))).toEqual([status, code]);
  });

  test.each(['/api/v1/events', '/api/v1/live', '/api/v1/services'])(
    'an upgrade to a WebSocket without a token, at %s (CVE-2026-75607)',
    async (path) => {
      const upgrade = 'Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
      const bytes = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${upgrade}Sec-WebSocket-Key: eA==\r\n\r\n`;
      expect(rawProblem(await raw(bytes))).toEqual([401, 'unauthenticated']);
    },
  );

  test('nonsense in the middle of an answer only ends it', async () => {
    const answer = await raw(
      `GET /api/v1/events HTTP/1.1\r\n${head.replace('close', 'keep-alive')}\r\n`,
      'nonsense\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/problem\+json/);
  });
});

test('a body that breaks off is the fault of its sender', async () => {
  const arrived = once(api.app.getHttpServer(), 'request');
  const socket = connect({ port: api.port, host: '127.0.0.1' });
  const head = `POST /api/v1/recordings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${TOKEN}\r\n`;
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`);
  const [, response] = (await arrived) as [unknown, ServerResponse];
  const closed = once(response, 'close');
  socket.destroy();
  await closed;
});

test('the API still answers, and nothing happened that nobody foresaw', async () => {
  expect(api.errors).toEqual([]);
  const response = await fetch(`${api.url}/api/v1/services`, { headers: api.auth });
  expect(await response.json()).toEqual({ items: [] });
});
