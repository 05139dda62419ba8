import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * In the order of their names. One that was released is never changed: what is there is brought further by the next one.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-events': { up: makeEvents },
  '0002-fleet': { up: makeFleet },
  '0003-by': { up: indexDoers },
  '0004-takes': { up: makeTakes },
};

async function makeEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('event')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('time', 'integer', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('camera', 'text')
    .addColumn('by', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
  // Each ends with the row's number by itself, so that every filter finds its page in order, however long the journal is.
  for (const columns of [['time'], ['type', 'time'], ['camera', 'time'], ['camera', 'type', 'time']])
    await db.schema
      .createIndex(`event_by_${columns.join('_')}`)
      .on('event')
      .columns(columns)
      .execute();
}

async function makeFleet(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('roster')
    .addColumn('position', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('camera_note')
    .addColumn('camera', 'text', (column) => column.primaryKey())
    .addColumn('label', 'text')
    .addColumn('tags', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('group_member')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('camera', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_member_key', ['name', 'position'])
    .execute();
}

/** Of few rows somebody is told as the one who did it: the others cost these indexes nothing. */
async function indexDoers(db: Kysely<unknown>): Promise<void> {
  for (const columns of [['time'], ['type', 'time'], ['camera', 'time'], ['camera', 'type', 'time']])
    await db.schema
      .createIndex(`event_by_by_${columns.join('_')}`)
      .on('event')
      .columns(['by', ...columns])
      .where(sql.ref('by'), 'is not', null)
      .execute();
}

async function makeTakes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('take')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('over', 'integer', (column) => column.notNull())
    .addColumn('facts', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('take_by_name').on('take').columns(['name', 'number']).execute();
  await db.schema
    .createIndex('take_by_open')
    .on('take')
    .columns(['seq'])
    .where(sql.ref('over'), '=', 0)
    .execute();
  await db.schema
    .createTable('take_entry')
    .addColumn('take', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('take_entry_key', ['take', 'position'])
    .execute();
}
