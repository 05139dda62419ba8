import type { Kysely } from 'kysely';
import type { TakeEntry } from '#contracts/http/take-views.js';
import { isOver, type Take } from '../../domain/takes/take.js';
import type { TakeStore } from '../../domain/takes/take-store.js';
import type { FleetDatabase } from './fleet-database.js';
import { saved } from './saved.js';
import type { Tables } from './tables.js';

/** More than this are not kept: the oldest go. Their films stay where they are. */
const MOST = 1000;
/** SQLite takes so many values in one statement, and an entry has three. */
const ENTRIES_AT_ONCE = 200;

interface Row {
  readonly id: string;
  readonly facts: string;
}

/** Takes and, for each, its cameras; both as JSON, as nothing is asked for by what stands in there. */
export class TakeTable implements TakeStore {
  constructor(private readonly database: FleetDatabase) {}

  async page(limit: number, before?: string): Promise<Take[]> {
    const { tables } = this.database;
    const seqOf = tables
      .selectFrom('take')
      .select('seq')
      .where('id', '=', before ?? '');
    const rows = await tables
      .selectFrom('take')
      .select(['id', 'facts'])
      .$if(before !== undefined, (query) => query.where('seq', '<', seqOf))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return Promise.all(rows.map((row) => this.whole(row)));
  }

  async one(id: string): Promise<Take | undefined> {
    const row = await this.database.tables
      .selectFrom('take')
      .select(['id', 'facts'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.whole(row);
  }

  async open(): Promise<Take[]> {
    const rows = await this.database.tables
      .selectFrom('take')
      .select(['id', 'facts'])
      .where('over', '=', 0)
      .execute();
    return Promise.all(rows.map((row) => this.whole(row)));
  }

  async highestNumber(name: string): Promise<number> {
    const row = await this.database.tables
      .selectFrom('take')
      .select(({ fn }) => fn.max('number').as('highest'))
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.highest ?? 0;
  }

  async save(take: Take, durably: boolean): Promise<void> {
    if (durably) return saved(this.database, 'The take', () => this.write(take));
    await this.write(take);
  }

  async remove(id: string): Promise<void> {
    await saved(this.database, 'The take', async () => {
      await this.database.tables.deleteFrom('take_entry').where('take', '=', id).execute();
      await this.database.tables.deleteFrom('take').where('id', '=', id).execute();
    });
  }

  private async write({ entries, ...facts }: Take): Promise<void> {
    const { id, name, number } = facts;
    const row = { id, name, number, over: isOver(facts) ? 1 : 0, facts: JSON.stringify(facts) };
    const { id: _, ...changed } = row;
    await this.database.tables.transaction().execute(async (tables) => {
      await tables
        .insertInto('take')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
        .execute();
      for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE)
        await writeEntries(tables, id, entries.slice(from, from + ENTRIES_AT_ONCE), from);
      await dropOldest(tables);
    });
  }

  private async whole({ id, facts }: Row): Promise<Take> {
    const rows = await this.database.tables
      .selectFrom('take_entry')
      .select('entry')
      .where('take', '=', id)
      .orderBy('position')
      .execute();
    const entries = rows.map(({ entry }) => JSON.parse(entry) as TakeEntry);
    return { ...(JSON.parse(facts) as Omit<Take, 'entries'>), entries };
  }
}

async function writeEntries(
  tables: Kysely<Tables>,
  take: string,
  entries: readonly TakeEntry[],
  from: number,
): Promise<void> {
  const values = entries.map((entry, i) => ({ take, position: from + i, entry: JSON.stringify(entry) }));
  await tables
    .insertInto('take_entry')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['take', 'position'])
        .doUpdateSet((builder) => ({ entry: builder.ref('excluded.entry') })),
    )
    .execute();
}

async function dropOldest(tables: Kysely<Tables>): Promise<void> {
  const { newest } = await tables
    .selectFrom('take')
    .select(({ fn }) => fn.max('seq').as('newest'))
    .executeTakeFirstOrThrow();
  const old = tables
    .selectFrom('take')
    .select('id')
    .where('seq', '<=', newest - MOST)
    .where('over', '=', 1);
  const ids = (await old.execute()).map(({ id }) => id);
  if (ids.length === 0) return;
  await tables.deleteFrom('take_entry').where('take', 'in', ids).execute();
  await tables.deleteFrom('take').where('id', 'in', ids).execute();
}
