import { sql } from 'kysely';
import { JOURNAL_LIMITS } from '#api/adapters/database/journal-limits.js';
import { eventually } from '#testing/eventually.js';
import { journalLab, type JournalLab } from '../support/journal-lab.js';

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `e${from + i}`);

let lab: JournalLab;

afterEach(() => lab.database.close());

test('entries are gathered, then written in their order', async () => {
  lab = await journalLab({ batch: 10 });
  for (const subject of numbers(0, 95)) lab.record(subject);
  expect(await lab.subjects()).toEqual([]);
  lab.clock.advance(JOURNAL_LIMITS.gatherMs);
  await eventually('all are written', () => lab.writer.state.waiting === 0);
  expect(await lab.subjects()).toEqual(numbers(0, 95));
});

test('other work has its turn between two batches, however much waits', async () => {
  lab = await journalLab({ batch: 10 });
  for (const subject of numbers(0, 200)) lab.record(subject);
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    if (lab.writer.state.waiting > 0) setImmediate(turn);
  };
  setImmediate(turn);
  await lab.writer.flush();
  expect(turns).toBeGreaterThanOrEqual(19);
});

test('what does not fit into the queue is counted, and told in the journal', async () => {
  lab = await journalLab({ queued: 50 });
  for (const subject of numbers(0, 120)) lab.record(subject);
  expect(lab.writer.state).toEqual({ waiting: 50, leftOut: 70 });
  expect(lab.refusals.counts.toJSON()).toEqual({ 'journal-left-out': 70 });
  await lab.writer.flush();
  const { items } = await lab.reader.page({ limit: 100, types: ['journal.gap'] });
  expect(items).toMatchObject([{ subject: 'journal', data: { leftOut: 70 } }]);
  lab.record('later');
  await lab.writer.flush();
  expect((await lab.subjects()).slice(-1)).toEqual(['later']);
  expect((await lab.reader.page({ limit: 100, types: ['journal.gap'] })).items).toHaveLength(1);
});

test('on a full disk entries wait, it says so, and they are written once there is room', async () => {
  lab = await journalLab({ queued: 1000 });
  const { tables } = lab.database;
  await sql`PRAGMA max_page_count = 1`.execute(tables);
  for (const subject of numbers(0, 900)) lab.record(subject, { data: { text: 'x'.repeat(500) } });
  await lab.writer.flush();
  expect(lab.writer.state).toMatchObject({ failure: 'database or disk is full', leftOut: 0 });
  const waiting = lab.writer.state.waiting;
  expect(waiting).toBeGreaterThan(0);
  lab.clock.advance(4999);
  for (const subject of numbers(0, 200)) lab.record(subject);
  expect(lab.writer.state.leftOut).toBe(waiting + 200 - 1000);
  await sql`PRAGMA max_page_count = 1000000`.execute(tables);
  lab.clock.advance(1);
  await eventually('all are written', () => lab.writer.state.waiting === 0);
  expect(lab.writer.state.failure).toBeUndefined();
  const written = (await lab.subjects()).filter((subject) => subject !== 'journal');
  expect(written.slice(0, 900)).toEqual(numbers(0, 900));
  expect(written).toHaveLength(1000);
});

test('at the end all that waits is written, and what comes later is not taken', async () => {
  lab = await journalLab();
  for (const subject of numbers(0, 250)) lab.record(subject);
  await lab.writer.close();
  lab.record('too-late');
  expect(await lab.subjects()).toEqual(numbers(0, 250));
  expect([lab.clock.timers, lab.writer.state.leftOut]).toEqual([0, 1]);
});

test('at the end with a full disk it gives up at once', async () => {
  lab = await journalLab();
  await sql`PRAGMA query_only = ON`.execute(lab.database.tables);
  lab.record('lost');
  await lab.writer.close();
  expect([lab.clock.timers, lab.writer.state.leftOut, lab.writer.state.waiting]).toEqual([0, 1, 0]);
});

test('the oldest go in small steps: by number, by age, by size', async () => {
  lab = await journalLab({ rows: 100, batch: 10, ageMs: 1000, lookMs: 0 });
  for (const subject of numbers(0, 250)) lab.record(subject);
  await lab.writer.flush();
  expect(await lab.subjects()).toEqual(numbers(150, 250));
  lab.clock.advance(1001);
  lab.record('new');
  await lab.writer.flush();
  expect(await lab.subjects()).toEqual([...numbers(171, 250), 'new']);
  for (const _ of [1, 2, 3, 4]) {
    lab.record('new');
    await lab.writer.flush();
  }
  expect(await lab.subjects()).toEqual(['new', 'new', 'new', 'new', 'new']);
  await lab.database.close();
  lab = await journalLab({ bytes: 500_000, lookMs: 0 });
  for (const subject of numbers(0, 2000)) lab.record(subject, { data: { text: 'x'.repeat(500) } });
  await lab.writer.flush();
  const kept = await lab.subjects();
  expect(kept.length).toBeGreaterThan(200);
  expect(kept.length).toBeLessThan(1000);
  expect(kept).toEqual(numbers(2000 - kept.length, 2000));
});

test('age is looked at again after a while, or at once where something went', async () => {
  lab = await journalLab({ batch: 10, ageMs: 1000, lookMs: 5000 });
  for (const subject of numbers(0, 30)) lab.record(subject);
  await lab.writer.flush();
  lab.clock.advance(4999);
  lab.record('early');
  await lab.writer.flush();
  expect(await lab.subjects()).toHaveLength(31);
  lab.clock.advance(1);
  lab.record('due');
  await lab.writer.flush();
  lab.record('next');
  await lab.writer.flush();
  expect(await lab.subjects()).toEqual(['early', 'due', 'next']);
});

test('of an entry that is too large only that is kept', async () => {
  lab = await journalLab();
  lab.record('large', { data: { text: 'x'.repeat(10_000) } });
  await lab.writer.flush();
  expect((await lab.reader.page({ limit: 1 })).items).toMatchObject([{ data: { tooLarge: 10_011 } }]);
});
