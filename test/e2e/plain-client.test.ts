import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Collection } from '#contracts/http/views.js';
import type { Service } from '#contracts/messages/registry.js';
import type { Search } from '#contracts/messages/search.js';
import { eventually } from '#testing/eventually.js';
import { Rollcall } from '#testing/rollcall.js';
import { World } from './support/world.js';

// A client and a service of the published idea, made of nothing but a UDP socket, beside agents on the same host.

let world: World;
let demo: Rollcall;
const sockets: Socket[] = [];

beforeAll(async () => {
  world = await World.make();
  demo = Rollcall.start(['demo', '--cameras', '2'], { ...world.env });
  await demo.says('rollcall record --all', 60_000);
}, 90_000);

afterAll(async () => {
  sockets.forEach((socket) => socket.close());
  await demo.end();
});

async function socketOn(port: number): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.bind(port, '0.0.0.0');
  await once(socket, 'listening');
  socket.setBroadcast(true);
  sockets.push(socket);
  return socket;
}

test('a bare [98] is answered by every agent with [99, hostname]', async () => {
  const socket = await socketOn(0);
  const answers: unknown[][] = [];
  socket.on('message', (bytes) => answers.push(JSON.parse(bytes.toString()) as unknown[]));
  socket.send('[98]\n', world.ports.discovery, '127.255.255.255');
  await eventually('two answers', () => answers.length >= 2);
  for (const [command, hostname] of answers) {
    expect(command).toBe(99);
    expect(typeof hostname).toBe('string');
  }
});

test('a service that answers [99,"old-pi"] to the fixed port is found, and lost when it falls silent', async () => {
  const events = await world.events();
  const socket = await socketOn(world.ports.discovery);
  let silent = false;
  socket.on('message', (bytes, from) => {
    const [command] = JSON.parse(bytes.toString()) as unknown[];
    if (command === 98 && !silent) socket.send('[99,"old-pi"]\n', world.ports.discovery, from.address);
  });
  await world.call('POST', '/searches');
  const { event } = await events.next('service.found', (e) => e.data.hostname === 'old-pi');
  expect(event.data).toMatchObject({ kind: 'unknown', status: 'found', addresses: ['127.0.0.1'] });

  silent = true;
  // The first request joins the search that it has already answered.
  for (let search = 0; search < 4; search += 1) await searchToTheEnd();
  const lost = await events.next('service.lost', (e) => e.data.hostname === 'old-pi');
  expect(lost.event.data).toMatchObject({ reason: 'missed' });
  const { items } = await world.get<Collection<Service>>('/services');
  expect(
    items
      .filter((s) => s.status === 'found')
      .map((s) => s.id)
      .sort(),
  ).toEqual(['cam-1', 'cam-2']);
  events.close();
}, 60_000);

async function searchToTheEnd(): Promise<void> {
  const { id } = (await (await world.call('POST', '/searches')).json()) as Search;
  await eventually('the end of the search', async () => {
    const latest = await world.get<Search>('/searches/latest');
    return latest.id !== id || latest.state === 'finished';
  });
}
