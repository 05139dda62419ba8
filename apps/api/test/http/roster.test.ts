import { sql } from 'kysely';
import { eventually } from '#testing/eventually.js';
import { Lab, problemIn } from '../support/lab.js';
import { serviceOf } from '../support/samples.js';

let lab: Lab;

beforeEach(async () => {
  lab = await Lab.start();
  await lab.discovery.say(serviceOf('left-1'));
  await lab.discovery.say(serviceOf('left-2'));
  await eventually('both are seen', () => lab.api.parts.fleet.allServices().length === 2);
});

afterEach(() => lab.close());

const kept = async (): Promise<string[]> => {
  const { tables } = lab.api.parts.database;
  const rows = await tables.selectFrom('roster').select('name').orderBy('position').execute();
  return rows.map(({ name }) => name);
};

test('who is expected is put, kept and called', async () => {
  const nobody = { names: [], present: 0, missing: [], unexpected: ['left-1', 'left-2'] };
  expect((await lab.call('get', '/roster').expect(200)).body).toEqual(nobody);
  const names = ['host-left-1', 'left-3'];
  const called = { names, present: 1, missing: ['left-3'], unexpected: ['left-2'] };
  expect((await lab.call('put', '/roster', { names }).expect(200)).body).toEqual(called);
  expect((await lab.call('get', '/roster').expect(200)).body).toEqual(called);
  expect(await kept()).toEqual(names);
  expect((await lab.call('put', '/roster', { names: [] }).expect(200)).body).toEqual(nobody);
});

test('its view is told whenever it changes, and is part of the whole view', async () => {
  const reader = await lab.reader();
  expect(await reader.next('snapshot')).not.toHaveProperty('roster');
  await lab.call('put', '/roster', { names: ['left-1', 'left-3'] }).expect(200);
  expect(await reader.next('roster.changed', 'roster')).toMatchObject({ data: { missing: ['left-3'] } });
  const late = await lab.reader();
  expect(await late.next('snapshot')).toMatchObject({ roster: { present: 1, missing: ['left-3'] } });
  const from = reader.events.length;
  await lab.discovery.say(serviceOf('left-3'));
  expect(await reader.next('roster.changed', 'roster', from)).toMatchObject({
    data: { present: 2, missing: [], unexpected: ['left-2'] },
  });
});

test('of several that are put at once, the last one is kept and shown', async () => {
  const puts = Array.from({ length: 20 }, (_, i) => ({ names: [`cam-${i}`] }));
  await Promise.all(puts.map((body) => lab.call('put', '/roster', body).expect(200)));
  const { names } = (await lab.call('get', '/roster').expect(200)).body as { names: string[] };
  expect(await kept()).toEqual(names);
});

test('one that cannot be kept is refused, and the next one is not', async () => {
  const { tables } = lab.api.parts.database;
  await sql`PRAGMA query_only = ON`.execute(tables);
  const refused = await lab.call('put', '/roster', { names: ['left-1'] });
  expect(problemIn(refused)).toEqual([500, 'internal']);
  expect((refused.body as { detail: string }).detail).toContain('could not be saved');
  expect((await lab.call('get', '/roster').expect(200)).body).toMatchObject({ names: [] });
  await sql`PRAGMA query_only = OFF`.execute(tables);
  await lab.call('put', '/roster', { names: ['left-1'] }).expect(200);
});

test.each([
  [{}],
  [{ names: 'left-1' }],
  [{ names: ['left-1', 'left-1'] }],
  [{ names: [''] }],
  [{ names: ['a\nb'] }],
  [{ names: [7] }],
  [{ names: null }],
  [{ names: [], more: 1 }],
  [{ names: Array.from({ length: 1001 }, (_, i) => `c${i}`) }],
])('%j is refused', async (body) => {
  const response = await lab.call('put', '/roster', body);
  expect(problemIn(response)).toEqual([400, 'invalid-request']);
  expect((await lab.call('get', '/roster').expect(200)).body).toMatchObject({ names: [] });
});
