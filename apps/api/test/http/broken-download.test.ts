import { get, type IncomingMessage } from 'node:http';
import { Lab } from '../support/lab.js';
import type { ScriptedAgent } from '../support/scripted-agent.js';

const MIB = 1024 * 1024;

let lab: Lab;
let agent: ScriptedAgent;

beforeEach(async () => {
  lab = await Lab.start();
  agent = await lab.camera('cam-1');
});

afterEach(() => lab.close());

interface Got {
  readonly answer: IncomingMessage;
  readonly bytes: Buffer;
}

/** What comes of a film, to its end or until it breaks off. */
async function fetchFilm(headers: Record<string, string> = {}): Promise<Got> {
  const url = `${lab.api.url}/api/v1/cameras/cam-1/recordings/r1/video`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { ...lab.api.auth, ...headers }, agent: false }, resolve).once('error', reject);
  });
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve) => answer.on('error', () => undefined).once('close', resolve));
  return { answer, bytes: Buffer.concat(chunks) };
}

test('what broke off in the middle is fetched to its end, and is the same film', async () => {
  const film = agent.keep('r1', 3 * MIB);
  agent.media.onFilm = (_request, response) => {
    response.writeHead(200, { 'content-length': film.length, etag: '"v1"', 'accept-ranges': 'bytes' });
    response.write(film.subarray(0, MIB), () => response.destroy());
  };
  const first = await fetchFilm();
  expect([first.answer.complete, first.bytes.length < film.length]).toEqual([false, true]);
  agent.media.onFilm = undefined;
  const etag = first.answer.headers.etag ?? '';
  const rest = await fetchFilm({ range: `bytes=${first.bytes.length}-`, 'if-range': etag });
  expect([rest.answer.statusCode, rest.answer.complete]).toEqual([206, true]);
  expect(Buffer.concat([first.bytes, rest.bytes]).equals(film)).toBe(true);
});

test('a part of a film that breaks off does not look whole either', async () => {
  agent.keep('r1', 1000);
  agent.media.onFilm = (_request, response) => {
    const range = `bytes 0-${8 * MIB - 1}/${9 * MIB}`;
    response.writeHead(206, { 'content-length': 8 * MIB, 'content-range': range });
    response.write(Buffer.alloc(MIB), () => response.destroy());
  };
  const { answer } = await fetchFilm();
  expect([answer.statusCode, answer.complete]).toEqual([206, false]);
});
