import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { EventStream } from '#api/adapters/http/events/event-stream.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { eventOf, serviceOf } from '../support/samples.js';
import { StreamReader } from '../support/stream-reader.js';

const KIB = 1024;

let clock: FakeClock;
let refusals: Refusals;
let server: Server;
let stream: EventStream;
let services: ReturnType<typeof serviceOf>[];
let refused: unknown[];
let snapshots: number;

beforeEach(async () => {
  clock = new FakeClock();
  refusals = new Refusals(silentLogger, systemClock);
  services = [serviceOf('a')];
  refused = [];
  const limits = { readers: 3, queuedBytes: KIB * KIB };
  snapshots = 0;
  const snapshot = () => {
    snapshots += 1;
    return { services, cameras: [], stale: false };
  };
  stream = new EventStream({ boot: 'boot', snapshot, clock, refusals, limits });
  server = createServer((request, response) => {
    try {
      stream.attach(response, { lastEventId: request.headers['last-event-id'] as string | undefined });
    } catch (error) {
      refused.push(error);
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await stream.stop();
  await new Promise((resolve) => server.close(resolve));
});

const port = (): number => (server.address() as AddressInfo).port;
const open = (): Promise<StreamReader> => StreamReader.open(`http://127.0.0.1:${port()}/`, {});

/** Asks for the events and never reads them. */
async function openDeaf(): Promise<Socket> {
  const socket = connect({ port: port(), host: '127.0.0.1' });
  socket.pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await eventually('a connection', () => socket.readyState === 'open');
  return socket;
}

test('numbers the events of this run, and a reader begins at the number of its snapshot', async () => {
  stream.publish(eventOf('search.started', 's1', {}));
  const reader = await open();
  await reader.next('snapshot');
  stream.publish(eventOf('search.finished', 's1', {}));
  await reader.next('search.finished');
  expect(reader.events.map(({ id, event }) => [id, event])).toEqual([
    ['boot.1', 'snapshot'],
    ['boot.2', 'search.finished'],
  ]);
});

test('sends a comment every 15 s', async () => {
  const reader = await open();
  await reader.next('snapshot');
  stream.start();
  clock.advance(14_999);
  clock.advance(1);
  await eventually('a heartbeat', () => reader.comments.length === 1);
  clock.advance(30_000);
  await eventually('two more', () => reader.comments.length === 3);
});

test('drops a reader that does not read, while another gets everything', async () => {
  const reader = await open();
  await reader.next('snapshot');
  const deaf = await openDeaf();
  await eventually('both are there', async () => (await connections()) === 2);
  const event = eventOf('search.started', 's1', { padding: 'x'.repeat(64 * KIB) });
  let sent = 0;
  while (refusals.counts.total === 0 && sent < 1000) {
    stream.publish(event);
    sent += 1;
    await eventually('the other one kept up', () => reader.events.length === sent + 1);
  }
  expect(refusals.counts.toJSON()).toEqual({ 'slow-event-reader': 1 });
  stream.publish(event);
  await eventually('one more', () => reader.events.length === sent + 2);
  await eventually('the deaf one is gone', async () => (await connections()) === 1);
  deaf.destroy();
});

test('does not count the snapshot as slowness, however large it is', async () => {
  services = Array.from({ length: 60_000 }, (_, i) => serviceOf(`s-${i}`));
  const deaf = await openDeaf();
  await eventually('it is there', async () => (await connections()) === 1);
  await eventually('its snapshot is on the way', () => snapshots === 1);
  for (let i = 0; i < 10; i++) stream.publish(eventOf('search.started', 's1', {}));
  expect(refusals.counts.total).toBe(0);
  const event = eventOf('search.started', 's1', { padding: 'x'.repeat(128 * KIB) });
  for (let i = 0; i < 10; i++) stream.publish(event);
  expect(refusals.counts.total).toBe(1);
  deaf.destroy();
});

test('takes no more readers than it can serve, and another when one has left', async () => {
  const readers = await Promise.all([open(), open(), open()]);
  await expect(open()).rejects.toThrow('socket hang up');
  expect(refused).toEqual([expect.any(RollcallError)]);
  expect(refused[0]).toMatchObject({ code: 'too-many' });
  readers[0].close();
  await eventually('room', async () => (await connections()) === 2);
  const next = await open();
  await next.next('snapshot');
});

test('a heartbeat carries the id, so that a filter that lets nothing through loses no place', async () => {
  const reader = await open();
  await reader.next('snapshot');
  let id = '';
  reader.response.on('data', (text: string) => (id = /^id: (.*)$/m.exec(text)?.[1] ?? id));
  stream.start();
  stream.publish(eventOf('search.started', 's1', {}));
  clock.advance(15_000);
  await eventually('a heartbeat', () => reader.comments.length === 1);
  expect(id).toBe('boot.1');
});

test('what was said last reaches readers before the end, and nobody is taken any more', async () => {
  const readers = await Promise.all([open(), open(), open()]);
  await Promise.all(readers.map((reader) => reader.next('snapshot')));
  const event = eventOf('search.started', 's1', { padding: 'x'.repeat(256 * KIB) });
  for (let i = 0; i < 3; i++) stream.publish(event);
  const stopped = stream.stop();
  await stopped;
  server.closeAllConnections();
  await Promise.all(readers.map((reader) => eventually('the end', () => reader.ended)));
  expect(readers.map(({ events }) => events.length)).toEqual([4, 4, 4]);
  await expect(open()).rejects.toThrow('socket hang up');
  expect(refused).toMatchObject([{ code: 'shutting-down' }]);
});

test('a reader that does not read cannot keep the end waiting', async () => {
  const deaf = await openDeaf();
  await eventually('it is there', () => stream.size === 1);
  const event = eventOf('search.started', 's1', { padding: 'x'.repeat(128 * KIB) });
  for (let i = 0; i < 8; i++) stream.publish(event);
  for (let i = 0; i < 200 && stream.size === 1 && refusals.counts.total === 0; i++) await turn();
  const stopped = stream.stop();
  clock.advance(2000);
  await stopped;
  deaf.destroy();
});

test('ends in good order', async () => {
  const reader = await open();
  await reader.next('snapshot');
  stream.start();
  await stream.stop();
  await eventually('the end', () => reader.ended);
  expect(reader.response.complete).toBe(true);
  expect(clock.timers).toBe(0);
});

function connections(): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
