import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { infoOf } from '../support/samples.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

const PATH = '/cameras/cam-1/recordings/r1/video';
const MIB = 1024 * 1024;

let lab: Lab;
let agent: ScriptedAgent;

beforeEach(async () => {
  lab = await Lab.start();
  agent = await lab.camera('cam-1');
});

afterEach(() => lab.close());

/** The head of the answer, its body unread. */
function open(): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${lab.api.url}/api/v1${PATH}`, { headers: lab.api.auth, agent: false }, resolve).once(
      'error',
      reject,
    );
  });
}

test('the whole film comes as it is, under a name for people', async () => {
  const film = agent.keep('r1', 3 * MIB, { name: 'Küche' });
  const response = await lab.call('get', PATH).buffer(true).parse(bytes).expect(200);
  expect(hash(response.body as Buffer)).toBe(hash(film));
  expect(response.headers).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': String(3 * MIB),
    'accept-ranges': 'bytes',
    etag: '"v1"',
    'content-disposition': `attachment; filename="host-cam-1_2026-01-31_12-00-00Z_K-che.mp4"; filename*=UTF-8''host-cam-1_2026-01-31_12-00-00Z_K%C3%BCche.mp4`,
  });
});

test('HEAD tells the same and sends nothing', async () => {
  agent.keep('r1', 1000);
  const response = await lab.call('head', PATH).expect(200);
  expect(response.headers).toMatchObject({ 'content-length': '1000', etag: '"v1"' });
  expect(agent.media.seen).toContain('HEAD /v1/recordings/r1/video');
});

test('the form for editors is asked of the agent, and what it says in between is passed on', async () => {
  agent.keep('r1', 1000);
  agent.media.onFilm = (_, response) => {
    response.writeProcessing();
    response.writeHead(200, { 'content-length': 5, 'accept-ranges': 'none' }).end('moov.');
  };
  const interim: number[] = [];
  const head = await new Promise<IncomingMessage>((resolve, reject) => {
    const url = `${lab.api.url}/api/v1${PATH}?form=progressive`;
    get(url, { headers: lab.api.auth, agent: false }, resolve)
      .on('information', ({ statusCode }) => interim.push(statusCode))
      .once('error', reject);
  });
  head.resume();
  expect([interim, head.statusCode, head.headers['accept-ranges']]).toEqual([[102], 200, 'none']);
  expect(head.headers['content-disposition']).toMatch(/\.mp4"/);
  expect(agent.media.seen).toContain('GET /v1/recordings/r1/video?form=progressive');
});

test.each(['form=fragmented', 'form=', 'form=progressive&form=progressive'])(
  '%s is refused before the agent is asked',
  async (query) => {
    agent.keep('r1', 1000);
    expect(problemIn(await lab.call('get', `${PATH}?${query}`))).toEqual([400, 'invalid-request']);
    expect(agent.media.seen).toEqual([]);
  },
);

test('ranges are passed on, and a film that is not the one meant comes whole', async () => {
  const film = agent.keep('r1', 1000);
  const part = await lab
    .call('get', PATH)
    .set('Range', 'bytes=100-199')
    .buffer(true)
    .parse(bytes)
    .expect(206);
  expect(part.body).toEqual(film.subarray(100, 200));
  expect(part.headers).toMatchObject({ 'content-range': 'bytes 100-199/1000', 'content-length': '100' });
  const same = await lab
    .call('get', PATH)
    .set({ Range: 'bytes=900-', 'If-Range': '"v1"' })
    .buffer(true)
    .parse(bytes);
  expect([same.status, same.body]).toEqual([206, film.subarray(900)]);
  const other = await lab
    .call('get', PATH)
    .set({ Range: 'bytes=900-', 'If-Range': '"v0"' })
    .buffer(true)
    .parse(bytes);
  expect([other.status, other.body]).toEqual([200, film]);
  const outside = await lab.call('get', PATH).set('Range', 'bytes=1000-');
  expect(problemIn(outside)).toEqual([416, 'range-not-satisfiable']);
  expect(outside.headers['content-range']).toBe('bytes */1000');
  expect(agent.media.seen.filter((line) => line === 'GET /v1/recordings')).toHaveLength(1);
});

test('a film that breaks off in the middle does not look whole', async () => {
  agent.keep('r1', 1000);
  agent.media.onFilm = (_request, response) => {
    response.writeHead(200, { 'content-length': 8 * MIB });
    response.write(Buffer.alloc(MIB), () => response.destroy());
  };
  const answer = await open();
  expect(answer.statusCode).toBe(200);
  await expect(drain(answer)).rejects.toThrow('aborted');
  expect(answer.complete).toBe(false);
});

test('a film without a length is refused: it could not be seen to break off', async () => {
  agent.keep('r1', 1000);
  agent.media.onFilm = (_request, response) => {
    response.writeHead(200).end('film');
  };
  expect(problemIn(await lab.call('get', PATH))).toEqual([502, 'camera-unreachable']);
});

test('a reader that leaves makes the agent stop sending', async () => {
  agent.keep('r1', 1000);
  let upstreamClosed = false;
  agent.media.onFilm = (_request, response) => {
    response.writeHead(200, { 'content-length': 800 * MIB });
    response.once('close', () => (upstreamClosed = true));
    response.write(Buffer.alloc(MIB));
  };
  const answer = await open();
  answer.destroy();
  await eventually('the agent is told', () => upstreamClosed);
});

test('a reader that leaves before the agent has answered makes it stop, too', async () => {
  agent.keep('r1', 1000);
  let asked = false;
  let upstreamClosed = false;
  agent.media.onFilm = (_request, response) => {
    asked = true;
    response.once('close', () => (upstreamClosed = true));
  };
  const request = get(`${lab.api.url}/api/v1${PATH}`, { headers: lab.api.auth, agent: false });
  request.on('error', () => undefined);
  await eventually('the agent is asked', () => asked);
  request.destroy();
  await eventually('the agent is told', () => upstreamClosed);
});

test('the end of the API breaks a download off and does not wait for it', async () => {
  agent.keep('r1', 1000);
  agent.media.onFilm = (_request, response) => {
    response.writeHead(200, { 'content-length': 800 * MIB }).write(Buffer.alloc(MIB));
  };
  const broken = expect(drain(await open())).rejects.toThrow('aborted');
  await lab.api.close();
  await broken;
});

test('a slow reader holds the agent back: nothing is kept in between', async () => {
  agent.keep('r1', 1000);
  let sent = 0;
  agent.media.onFilm = (_request, response) => {
    response.writeHead(200, { 'content-length': 1024 * MIB });
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(MIB))) sent += 1;
      sent += 1;
      response.once('drain', more);
    };
    more();
  };
  const answer = await open();
  answer.pause();
  let before = -1;
  await eventually('nothing moves any more', async () => {
    const still = sent === before;
    before = sent;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return still;
  });
  expect(sent).toBeLessThan(64);
  answer.destroy();
});

test('an agent that is not reached is named with every address that was tried', async () => {
  agent.keep('r1', 1000);
  await agent.media.kill();
  const response = await lab.call('get', PATH);
  expect(problemIn(response)).toEqual([502, 'camera-unreachable']);
  expect((response.body as { detail: string }).detail).toMatch(/127\.0\.0\.1 port \d+: connect ECONNREFUSED/);
});

test('the next address is tried where the first does not answer', async () => {
  agent.keep('r1', 1000);
  const port = lab.api.parts.fleet.agentInfo('cam-1')?.port ?? 0;
  // Loopback takes connections at every address of 127.0.0.0/8; nothing listens at this one.
  const info = infoOf('cam-1', { addresses: ['127.0.0.2', '127.0.0.1'], port });
  await agent.bus.publish('agent.info', { id: 'cam-1' }, info);
  await eventually('both addresses', () => lab.api.parts.fleet.agentInfo('cam-1')?.addresses.length === 2);
  await lab.call('get', PATH).buffer(true).parse(bytes).expect(200);
});

test('a refused ticket is no fault of the caller', async () => {
  agent.keep('r1', 1000);
  agent.media.onFilm = (_request, response) => {
    response.writeHead(403, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ code: 'forbidden', detail: 'The ticket has expired.' }));
  };
  expect(problemIn(await lab.call('get', PATH))).toEqual([502, 'camera-unreachable']);
});

test('what the agent refuses is passed on', async () => {
  agent.keep('r1', 1000);
  await lab.call('head', PATH).expect(200);
  agent.media.films.clear();
  expect(problemIn(await lab.call('get', PATH))).toEqual([404, 'unknown-recording']);
  expect(problemIn(await lab.call('get', '/cameras/cam-1/recordings/r2/video'))).toEqual([
    404,
    'unknown-recording',
  ]);
});

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function drain(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function bytes(response: unknown, done: (error: Error | null, body: unknown) => void): void {
  drain(response as IncomingMessage).then(
    (body) => done(null, body),
    (error: unknown) => done(error as Error, undefined),
  );
}

test('a camera that the broker has thrown out is asked for nothing, though its datagrams are still heard', async () => {
  agent.keep('r1', 1000);
  await lab.call('get', PATH).expect(200);
  const asked = agent.media.seen.length;
  await agent.bus.close();
  await eventually('it has left', () => lab.api.parts.fleet.hasAgentLeft('cam-1'));
  expect(lab.api.parts.fleet.service('cam-1')?.status).toBe('found');
  expect(problemIn(await lab.call('get', PATH))).toEqual([503, 'camera-lost']);
  expect(agent.media.seen).toHaveLength(asked);
});
