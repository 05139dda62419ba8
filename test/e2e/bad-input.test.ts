import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { CameraView, Collection } from '#contracts/http/views.js';
import { isErrorCode } from '#contracts/errors/catalogue.js';
import type { Service } from '#contracts/messages/registry.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { World } from './support/world.js';

// Anybody's bytes at every open port of the running program: refused, and everything works on.

let world: World;
let demo: Rollcall;

beforeAll(async () => {
  world = await World.make();
  demo = Rollcall.start(['demo', '--cameras', '1'], { ...world.env });
  await demo.says('rollcall record --all', 60_000);
}, 90_000);

// Whatever came, everything works on.
afterEach(async () => {
  expect(demo.running).toBe(true);
  const { items } = await world.get<Collection<Service>>('/services');
  expect(items.find((s) => s.id === 'cam-1')).toMatchObject({ status: 'found' });
  // An arbitrary body may well have been a good one.
  await world.call('POST', '/recordings/stop', {});
  const started = await world.call('POST', '/cameras/cam-1/recordings', { durationMs: 200 });
  expect(started.status).toBe(201);
  await eventually('the end of the recording', async () => {
    const { status } = await world.get<CameraView>('/cameras/cam-1');
    return status === 'standing-by';
  });
});

afterAll(() => demo.end());

const datagram = fc.oneof(
  fc.uint8Array({ maxLength: 1400 }),
  fc.json().map((text) => new TextEncoder().encode(`[99,${text}]\n`)),
  fc
    .tuple(fc.constantFrom(98, 99), fc.jsonValue(), fc.jsonValue())
    .map((m) => new TextEncoder().encode(`${JSON.stringify(m)}\n`)),
);

test('any bytes at the UDP port', async () => {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.setBroadcast(true);
  const send = (bytes: Uint8Array, to: string): Promise<void> =>
    new Promise((resolve) => socket.send(bytes, world.ports.discovery, to, () => resolve()));
  for (const bytes of fc.sample(datagram, 1000)) {
    await send(bytes, '127.0.0.1');
    await send(bytes, '127.255.255.255');
  }
  socket.close();
}, 30_000);

test("any bytes at the broker's and the API's port", async () => {
  for (const port of [world.ports.mqtt, world.ports.http]) {
    for (const bytes of fc.sample(fc.uint8Array({ maxLength: 300 }), 150)) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.end(bytes);
      socket.resume();
      await once(socket, 'close');
    }
  }
}, 60_000);

test('any body at every route that takes one ends as an answer or a problem document', async () => {
  const bodies = fc.sample(fc.oneof(fc.json(), fc.string(), fc.constant('['.repeat(10_000))), 60);
  const headers = { authorization: `Bearer ${await world.token()}`, 'content-type': 'application/json' };
  for (const path of [
    '/recordings',
    '/recordings/stop',
    '/cameras/cam-1/recordings',
    '/cameras/%ff/recordings',
  ]) {
    for (const body of bodies) {
      const response = await fetch(`${world.origin}/api/v1${path}`, { method: 'POST', headers, body });
      const answer = (await response.json()) as { code?: unknown };
      if (!response.ok) expect(isErrorCode(answer.code)).toBe(true);
      expect(response.status).not.toBe(500);
    }
  }
}, 60_000);
