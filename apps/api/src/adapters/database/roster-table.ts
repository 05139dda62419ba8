import type { RosterStore } from '../../domain/roster/roster-store.js';
import type { RosterFile } from '../fs/roster-file.js';
import type { FleetDatabase } from './fleet-database.js';
import { saved } from './saved.js';

/** The roster in the database, which takes in the file of earlier versions. */
export class RosterTable implements RosterStore {
  constructor(
    private readonly database: FleetDatabase,
    private readonly earlier: RosterFile,
  ) {}

  async load(): Promise<readonly string[]> {
    const names = await this.names();
    if (names.length > 0) return names;
    const earlier = await this.earlier.load();
    if (earlier.length === 0) return [];
    await this.save(earlier);
    await this.earlier.retire();
    return earlier;
  }

  save(names: readonly string[]): Promise<void> {
    const rows = names.map((name, position) => ({ position, name }));
    return saved(this.database, 'The roster', () =>
      this.database.tables.transaction().execute(async (tables) => {
        await tables.deleteFrom('roster').execute();
        if (rows.length > 0) await tables.insertInto('roster').values(rows).execute();
      }),
    );
  }

  private async names(): Promise<string[]> {
    const rows = await this.database.tables.selectFrom('roster').select('name').orderBy('position').execute();
    return rows.map(({ name }) => name);
  }
}
