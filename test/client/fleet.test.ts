import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { Rollcall, type Connection, type Fleet } from '#client/index.js';

const START = Date.UTC(2026, 0, 1);
const SNAPSHOT = frame(1, 'snapshot', { services: [], cameras: [], stale: false });

let server: Server;
/** The connection that is open, and how the next ones are answered. */
let stream: ServerResponse | undefined;
let asked: (string | undefined)[];
let queries: string[];
let begin: (response: ServerResponse) => void;
let fleet: Fleet;
let clock: FakeClock;

beforeEach(async () => {
  asked = [];
  queries = [];
  begin = (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(SNAPSHOT);
  server = createServer((request, response) => {
    queries.push(request.url ?? '');
    asked.push(request.headers['last-event-id'] as string | undefined);
    stream = response;
    begin(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  clock = new FakeClock(START);
});

afterEach(async () => {
  fleet.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function follow(): void {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fleet = new Rollcall({ url, tools: { clock } }).fleet();
}

function becomes(state: Connection['state']): Promise<unknown> {
  return eventually(
    `it is ${state}, not ${JSON.stringify(fleet.state.connection)}`,
    () => fleet.state.connection.state === state,
  );
}

function frame(id: number, type: string, data: object): string {
  return `id: b.${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

test('it is known with the view, and as it was since something was heard last', async () => {
  follow();
  expect(fleet.state).toMatchObject({ connection: { state: 'connecting' }, isKnown: false });
  await becomes('live');
  expect(fleet.state).toMatchObject({ isKnown: true, stale: false });
  clock.advance(5000);
  stream?.destroy();
  await becomes('broken');
  expect(fleet.state).toMatchObject({
    connection: { since: START, error: { kind: 'unreachable' } },
    isKnown: true,
  });
});

test('silence for 20 s is a broken connection; a heartbeat says where to go on', async () => {
  follow();
  await becomes('live');
  clock.advance(15_000);
  stream?.write(
    `${frame(8, 'registry.stale', { type: 'registry.stale', data: { stale: true } })}:\nid: b.9\n\n`,
  );
  await eventually('it is heard', () => fleet.state.stale);
  clock.advance(19_999);
  expect(fleet.state.connection.state).toBe('live');
  clock.advance(1);
  await becomes('broken');
  clock.advance(10_000);
  await becomes('live');
  expect(asked).toEqual([undefined, 'b.9']);
});

test('figures are in the state at once, and listeners are told of those of a second together', async () => {
  const camera = { id: 'a', telemetry: { load: 0 } };
  const view = frame(1, 'snapshot', { services: [], cameras: [camera], stale: false });
  begin = (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(view);
  follow();
  await becomes('live');
  const load = (): unknown => fleet.state.cameras.get('a')?.telemetry?.load;
  const tell = (now: number): unknown =>
    stream?.write(
      `event: camera.telemetry\ndata: ${JSON.stringify({ subject: 'a', data: { telemetry: { load: now } } })}\n\n`,
    );
  const told: unknown[] = [];
  fleet.subscribe(() => told.push(load()));
  for (const now of [1, 2]) {
    tell(now);
    await eventually('it is in the state', () => load() === now);
  }
  expect(told).toEqual([]);
  clock.advance(1000);
  expect(told).toEqual([2]);
  tell(3);
  await eventually('it is in the state', () => load() === 3);
  stream?.write(frame(2, 'registry.stale', { subject: 'registry', data: { stale: true } }));
  await eventually('all is told', () => fleet.state.stale);
  clock.advance(1000);
  expect(told).toEqual([2, 3]);
  expect(queries.at(-1)).toContain('telemetry=true');
});

test('it is not live while half of the view is on its way', async () => {
  follow();
  await becomes('live');
  begin = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(frame(2, 'reset', { reason: 'too-old' }) + SNAPSHOT.slice(0, 20));
  };
  const heard: string[] = [];
  fleet.onEvent(({ type }) => heard.push(type));
  stream?.destroy();
  await becomes('broken');
  clock.advance(10_000);
  await eventually('the reset is heard', () => heard.length === 1);
  expect(fleet.state.connection.state).toBe('broken');
  stream?.write(SNAPSHOT.slice(20));
  await becomes('live');
});

test('it is not live while half of what it missed is on its way', async () => {
  follow();
  await becomes('live');
  const missed = frame(2, 'registry.stale', { data: { stale: true } });
  const more = frame(3, 'registry.fresh', { data: { stale: false } });
  begin = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(missed + more.slice(0, 20));
  };
  stream?.destroy();
  await becomes('broken');
  clock.advance(10_000);
  await eventually('half is heard', () => fleet.state.stale);
  expect(fleet.state.connection.state).toBe('broken');
  stream?.write(more.slice(20));
  await becomes('live');
  expect(fleet.state.stale).toBe(false);
});

test('groups come with the view, change, and go', async () => {
  const [left, right] = [
    { name: 'left', cameras: ['a'] },
    { name: 'right', cameras: ['b'] },
  ];
  const about = (id: number, type: string, subject: string, data: object): string =>
    frame(id, type, { type, subject, data });
  const view = frame(1, 'snapshot', { services: [], cameras: [], stale: false, groups: [left] });
  begin = (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(view);
  follow();
  await becomes('live');
  expect([...fleet.state.groups.values()]).toEqual([left]);
  stream?.write(about(2, 'group.changed', 'right', right));
  await eventually('the other one', () => fleet.state.groups.size === 2);
  stream?.write(about(3, 'group.removed', 'left', { name: 'left' }));
  await eventually('one is gone', () => fleet.state.groups.size === 1);
  expect(fleet.state.groups.get('right')).toEqual(right);
});

test('an API that ends or is busy is tried again, one that refuses is not', async () => {
  const problem = (status: number, code: string) => (response: ServerResponse) =>
    void response
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ code }));
  begin = problem(503, 'shutting-down');
  follow();
  await becomes('broken');
  begin = problem(401, 'unauthenticated');
  clock.advance(10_000);
  await becomes('refused');
  expect(fleet.state).toMatchObject({ connection: { error: { code: 'unauthenticated' } }, isKnown: false });
});

test('what is no event of the API is told as such', async () => {
  begin = (response) =>
    void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
  follow();
  await becomes('broken');
  expect(fleet.state.connection).toMatchObject({ error: { kind: 'not-the-api' } });
});
