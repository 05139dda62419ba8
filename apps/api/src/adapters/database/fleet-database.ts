import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StartError } from '#runtime/start-error.js';
import { MIGRATIONS } from './migrations.js';
import { nodeSqlite } from './node-sqlite.js';
import { sqliteReason } from './sqlite-reason.js';
import type { Tables } from './tables.js';

/** Kysely's own record of what was done. */
const DONE = 'kysely_migration';

/**
 * The one database of the API. Statements run in this thread, each for itself and at once, so none of them may touch
 * more than a few hundred rows.
 */
export class FleetDatabase {
  readonly tables: Kysely<Tables>;
  private durable = 0;

  constructor(private readonly path: string) {
    this.tables = new Kysely({
      dialect: new SqliteDialect({ database: () => Promise.resolve(nodeSqlite(openFile(path))) }),
    });
  }

  /** Brings it to this version. Throws a StartError where it is broken, or of a newer version. */
  async open(): Promise<void> {
    try {
      await this.migrate();
    } catch (error) {
      await this.tables.destroy();
      throw error instanceof StartError ? error : this.unusable(error);
    }
  }

  /** Does what is to outlive a power cut once it resolves. Whatever else is written may lose its last seconds by one. */
  async durably<T>(work: () => Promise<T>): Promise<T> {
    this.durable += 1;
    try {
      await sql`PRAGMA synchronous = FULL`.execute(this.tables);
      return await work();
    } finally {
      this.durable -= 1;
      if (this.durable === 0) await sql`PRAGMA synchronous = NORMAL`.execute(this.tables);
    }
  }

  async close(): Promise<void> {
    await this.tables.destroy();
  }

  private async migrate(): Promise<void> {
    await this.refuseNewer();
    const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
    await this.tables.connection().execute(async (db) => {
      // Kysely itself would read what was done before it locks: another process could do the same meanwhile.
      await sql`BEGIN IMMEDIATE`.execute(db);
      const { error } = await new Migrator({ db, provider, disableTransactions: true }).migrateToLatest();
      await sql.raw(error === undefined ? 'COMMIT' : 'ROLLBACK').execute(db);
      if (error !== undefined) throw error as Error;
    });
  }

  private async refuseNewer(): Promise<void> {
    const tables = await this.tables.introspection.getTables({ withInternalKyselyTables: true });
    if (!tables.some(({ name }) => name === DONE)) return;
    const { rows } = await sql<{ name: string }>`SELECT name FROM ${sql.table(DONE)}`.execute(this.tables);
    const unknown = rows.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
    if (!unknown) return;
    throw new StartError(
      `The database ${this.path} was written by a newer Rollcall (${unknown.name}): start that version, or move the file away to begin anew.`,
    );
  }

  private unusable(error: unknown): StartError {
    return new StartError(
      `The database ${this.path} cannot be used (${sqliteReason(error)}): mend what is said, or move the file away to begin anew without names, groups, roster and history.`,
      { cause: error },
    );
  }
}

function openFile(path: string): DatabaseSync {
  // SQLite would make it readable for others; its companions get the rights of this one.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: 1000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
