import { sql } from 'kysely';
import type { HealthView, HistoryEntry } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { recordingOf, serviceOf } from '../support/samples.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
});

afterEach(() => lab.close());

async function history(query = ''): Promise<{ items: HistoryEntry[]; next?: string }> {
  await lab.api.parts.journal.flush();
  return (await lab.call('get', `/events/history${query}`).expect(200)).body as {
    items: HistoryEntry[];
    next?: string;
  };
}

test('what was found and lost is there, the newest first, in pages and by camera', async () => {
  for (const status of ['found', 'lost', 'found'] as const)
    for (const id of ['left-1', 'left-2']) await lab.discovery.say(serviceOf(id, { status }));
  await eventually('all is journalled', async () => {
    return (await history('?camera=left-2')).items.length === 3;
  });
  const { items, next } = await history('?types=service.found,service.lost&limit=4');
  expect(items.map(({ type, subject }) => `${type} ${subject}`)).toEqual([
    'service.found left-2',
    'service.found left-1',
    'service.lost left-2',
    'service.lost left-1',
  ]);
  expect(items[0]).toMatchObject({ camera: 'left-2', data: { status: 'found', hostname: 'host-left-2' } });
  const rest = await history(`?types=service.found,service.lost&limit=4&cursor=${next}`);
  expect([rest.items.length, rest.next]).toEqual([2, undefined]);
  const past = await history('?to=2020-01-01T00:00:00Z');
  expect(past).toEqual({ items: [] });
  expect((await history('?from=2020-01-01T00:00:00Z&camera=left-1')).items).toHaveLength(3);
});

test('who started a recording is told, and how that ended', async () => {
  const agent = await lab.camera('left-1');
  agent.answer = () => ({ status: 'ok', data: { recording: recordingOf('left-1', 'r1') } });
  await lab.call('post', '/cameras/left-1/recordings', { name: 'opening' }).expect(201);
  await lab.call('post', '/cameras/nobody/recordings', {}).expect(404);
  const { items } = await history('?types=command.done,command.failed');
  expect(items).toMatchObject([
    { type: 'command.failed', by: 'admin', camera: 'nobody', data: { code: 'unknown-camera' } },
    {
      type: 'command.done',
      by: 'admin',
      camera: 'left-1',
      data: { command: 'recording-start', args: { name: 'opening' }, recording: 'r1' },
    },
  ]);
});

test('who did what is found by name', async () => {
  const agent = await lab.camera('left-1');
  agent.answer = () => ({ status: 'ok', data: { status: 'standing-by' } });
  const { token, id } = await lab.api.parts.tokens.create('night watch', 'operator');
  await lab.call('post', '/cameras/left-1/open').expect(200);
  await lab.call('post', '/cameras/left-1/close').set('Authorization', `Bearer ${token}`).expect(200);
  const commands = async (query: string): Promise<unknown[]> =>
    (await history(query)).items.map(({ by, data }) => [by, data.command]);
  expect(await commands(`?by=token:${id}`)).toEqual([[`token:${id}`, 'camera-close']]);
  expect(await commands('?by=admin&camera=left-1&types=command.done')).toEqual([['admin', 'camera-open']]);
  expect(await commands('?by=nobody')).toEqual([]);
});

test('with a disk that takes nothing the API goes on, the events too, and health says so', async () => {
  await sql`PRAGMA query_only = ON`.execute(lab.api.parts.database.tables);
  const reader = await lab.reader();
  await lab.discovery.say(serviceOf('left-1'));
  await reader.next('service.found', 'left-1');
  await lab.api.parts.journal.flush();
  const health = (await lab.call('get', '/health').expect(200)).body as HealthView;
  expect(health).toMatchObject({
    broker: 'connected',
    journal: { leftOut: 0, failure: 'attempt to write a readonly database' },
  });
  expect(health.journal.waiting).toBeGreaterThan(0);
  await sql`PRAGMA query_only = OFF`.execute(lab.api.parts.database.tables);
  expect((await history('?types=service.found')).items).toHaveLength(1);
});

test.each([
  ['limit=0'],
  ['limit=1001'],
  ['limit=1&limit=2'],
  ['types=Service.Found'],
  ['types='],
  ['camera=NO'],
  ['by='],
  ['by=a&by=b'],
  ['from=yesterday'],
  ['cursor=!'],
  ['cursor=bm9uZQ'],
  ['order=asc'],
])('%s is refused', async (query) => {
  expect(problemIn(await lab.call('get', `/events/history?${query}`))).toEqual([400, 'invalid-request']);
});
