import { readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { FleetDatabase } from '#api/adapters/database/fleet-database.js';
import { RosterTable } from '#api/adapters/database/roster-table.js';
import { RosterFile } from '#api/adapters/fs/roster-file.js';
import { StartError } from '#runtime/start-error.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

async function opened(path: string): Promise<FleetDatabase> {
  const database = new FleetDatabase(path);
  await database.open();
  return database;
}

async function refusalOf(path: string): Promise<string> {
  const refused: unknown = await opened(path).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StartError);
  return (refused as StartError).message;
}

test('it is made with a write-ahead log, for this user alone, and what it keeps is there at the next start', async () => {
  const path = join(await tempDir(), 'rollcall.db');
  const database = await opened(path);
  const { rows } = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(database.tables);
  expect(rows).toEqual([{ journal_mode: 'wal' }]);
  await database.tables.insertInto('roster').values({ position: 0, name: 'left-1' }).execute();
  for (const name of ['rollcall.db', 'rollcall.db-wal'])
    expect([name, (await stat(join(path, '..', name))).mode & 0o777]).toEqual([name, 0o600]);
  await database.close();
  const again = await opened(path);
  expect(await again.tables.selectFrom('roster').selectAll().execute()).toEqual([
    { position: 0, name: 'left-1' },
  ]);
  await again.close();
});

test('opening it again changes nothing, also while it is open', async () => {
  const path = join(await tempDir(), 'rollcall.db');
  const [first, second] = [await opened(path), await opened(path)];
  await first.tables.insertInto('roster').values({ position: 0, name: 'left-1' }).execute();
  const third = await opened(path);
  for (const { tables } of [second, third]) {
    expect(await tables.selectFrom('roster').select('name').execute()).toEqual([{ name: 'left-1' }]);
    const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(tables);
    expect(rows.map(({ name }) => name)).toEqual(['0001-events', '0002-fleet', '0003-by', '0004-takes']);
  }
  await Promise.all([first, second, third].map((each) => each.close()));
});

test('one of a newer version is refused, and left as it is', async () => {
  const path = join(await tempDir(), 'rollcall.db');
  const database = await opened(path);
  await sql`INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(
    database.tables,
  );
  await database.close();
  expect(await refusalOf(path)).toMatch(/newer Rollcall \(9999-later\): start that version, or move/);
});

test('what is no database is refused in a sentence, and left as it is', async () => {
  const path = join(await tempDir(), 'rollcall.db');
  await writeFile(path, 'A diary, but another one.'.repeat(100));
  expect(await refusalOf(path)).toMatch(/cannot be used \(file is not a database\): .* move the file away/);
  expect(await readdir(join(path, '..'))).toEqual(['rollcall.db']);
});

test('one that lost its end is refused', async () => {
  const path = join(await tempDir(), 'rollcall.db');
  await (await opened(path)).close();
  await truncate(path, 5000);
  expect(await refusalOf(path)).toMatch(/cannot be used \(database disk image is malformed\)/);
});

test('a folder in its place is refused', async () => {
  expect(await refusalOf(await tempDir())).toMatch(/cannot be used \(EISDIR\)/);
});

test('the roster of an earlier version is taken in once', async () => {
  const folder = await tempDir();
  const path = join(folder, 'roster.json');
  await writeFile(path, '{"names": ["left-1", "Käfig 3"]}');
  const database = await opened(join(folder, 'rollcall.db'));
  const roster = new RosterTable(database, new RosterFile(path, new FakeClock(), silentLogger));
  expect(await roster.load()).toEqual(['left-1', 'Käfig 3']);
  expect(await readdir(folder)).toContain('roster.json.moved');
  expect(await roster.load()).toEqual(['left-1', 'Käfig 3']);
  await roster.save([]);
  expect(await roster.load()).toEqual([]);
  await database.close();
});
