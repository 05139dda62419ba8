import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { MediaGate } from '#camera-agent/adapters/http/media-gate.js';
import { MEDIA_LIMITS, type MediaLimits } from '#camera-agent/adapters/http/media-limits.js';
import { MediaRoutes } from '#camera-agent/adapters/http/media-routes.js';
import { MediaServer } from '#camera-agent/adapters/http/media-server.js';
import { signTicket, type MediaAction } from '#credentials/media-ticket.js';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { fixedOperatorTime } from '../camera/fixed-operator-time.js';
import { FakeCamera } from './fake-camera.js';

export const OPERATOR = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const FILM = randomBytes(200_000);

const running: MediaServer[] = [];
const sockets: Socket[] = [];

export interface Served {
  readonly server: MediaServer;
  readonly port: number;
  readonly camera: FakeCamera;
  /** Of the routes. */
  readonly clock: FakeClock;
  readonly refusals: Refusals;
  readonly film: string;
}

/** A media port with one film, `film-1`. */
export async function serve(
  limits: Partial<MediaLimits> = {},
  clockKnown = true,
  ports: readonly number[] = [0],
): Promise<Served> {
  const film = join(await tempDir(), 'recordings', 'film-1.mp4');
  await mkdir(join(film, '..'));
  await writeFile(film, FILM);
  const camera = new FakeCamera();
  const clock = new FakeClock();
  camera.films.set('film-1', film);
  const refusals = new Refusals(silentLogger, systemClock);
  const gate = new MediaGate('cam-1', OPERATOR.publicKey, fixedOperatorTime(systemClock, clockKnown));
  const routes = new MediaRoutes(camera, gate, refusals, silentLogger, clock);
  const server = new MediaServer(routes, refusals, { ...MEDIA_LIMITS, ...limits }, systemClock);
  running.push(server);
  await server.start('127.0.0.1', ports);
  return { server, port: server.port, camera, clock, refusals, film };
}

/** Ends every server and connection. Call it after each test. */
export async function closeMedia(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(running.splice(0).map((server) => server.stop()));
}

export function ticket(
  action: MediaAction,
  camera = 'cam-1',
  key: KeyObject = OPERATOR.privateKey,
  now = Date.now(),
): Promise<string> {
  return signTicket(key, { id: systemRandom.id(), camera, action }, now);
}

export interface Call {
  readonly path?: string;
  readonly method?: string;
  readonly ticket?: string;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** One request on a connection of its own. */
export function call(
  { port }: Served,
  { path = '/v1/recordings/film-1/video', ticket, ...more }: Call,
): Promise<Answer> {
  const headers = { ...more.headers, ...(ticket !== undefined && { authorization: `Bearer ${ticket}` }) };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method: more.method ?? 'GET', headers, agent: false };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

export function expectProblem(answer: Answer, status: number, code: ErrorCode): void {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(answer.body.toString())).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
}

/** A plain connection and all that it is told. */
export async function raw({
  port,
}: {
  port: number;
}): Promise<{ socket: Socket; said: () => string; ended: () => boolean }> {
  let text = '';
  let over = false;
  const socket = connect({ port, host: '127.0.0.1' });
  sockets.push(socket);
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('close', () => (over = true));
  // A reset is an end like any other here.
  socket.on('error', () => (over = true));
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, said: () => text, ended: () => over };
}
