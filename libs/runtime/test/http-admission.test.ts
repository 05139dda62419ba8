import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AfterStorm } from '#runtime/after-storm.js';
import type { ConnectionCaps } from '#runtime/connection-table.js';
import { HttpAdmission } from '#runtime/http-admission.js';
import { Refusals } from '#runtime/refusals.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { Strangers, TO_HTTP } from '#testing/strangers.js';

const CAPS: ConnectionCaps = {
  connections: 4,
  unauthenticated: 2,
  unauthenticatedPerAddress: 2,
  unauthenticatedGraceMs: 500,
};

const clock = new FakeClock();
let server: Server;
let refusals: Refusals;
let strangers: Strangers;
let letIn = 0;
let storms = 0;

/** A server that lets everybody in who asks for /in. */
async function open(caps: Partial<ConnectionCaps> = {}): Promise<number> {
  refusals = new Refusals(silentLogger, clock);
  letIn = 0;
  storms = 0;
  const storm = new AfterStorm(clock, () => (storms += 1));
  const admission = new HttpAdmission({ name: 'test', caps: { ...CAPS, ...caps }, clock, refusals, storm });
  server = createServer((request, response) => {
    if (request.url === '/in') {
      admission.letIn(request.socket);
      letIn += 1;
    }
    response.end('here');
  });
  admission.watch(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  strangers = new Strangers(port);
  return port;
}

afterEach(async () => {
  strangers.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const statusOf = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/in', agent: false }, (response) =>
      response.resume().once('end', () => resolve(response.statusCode)),
    ).once('error', () => resolve(undefined));
  });

const counted = (): object => refusals.counts.toJSON();

test('a newcomer is refused while the strangers are fresh, and takes the place of the oldest later', async () => {
  const port = await open();
  await strangers.come(2, ['']);
  expect(await statusOf(port)).toBeUndefined();
  expect(counted()).toEqual({ 'test-too-many-unauthenticated': 1 });
  clock.advance(501);
  expect(await statusOf(port)).toBe(200);
  await eventually('one is thrown out', () => strangers.open === 1);
});

test('one that left makes room', async () => {
  const port = await open();
  await strangers.come(2, ['']);
  strangers.close();
  await eventually('there is room', async () => (await statusOf(port)) === 200);
});

test('who was let in is no stranger, and counts among all', async () => {
  const port = await open({ unauthenticated: 1, connections: 2 });
  for (let i = 1; i <= 2; i += 1) {
    await strangers.come(1, ['GET /in HTTP/1.1\r\nHost: x\r\n\r\n']);
    await eventually('it is let in', () => letIn === i);
  }
  expect(await statusOf(port)).toBeUndefined();
  expect([strangers.open, counted()]).toEqual([2, { 'test-too-many-connections': 1 }]);
});

test('150 at once, some with nonsense, leave the caps as they are', async () => {
  const port = await open({ connections: 1000, unauthenticated: 64 });
  await strangers.come(150, TO_HTTP);
  await eventually('the others are thrown out', () => strangers.open <= 64);
  clock.advance(6000);
  expect(storms).toBe(1);
  clock.advance(501);
  expect(await statusOf(port)).toBe(200);
});
