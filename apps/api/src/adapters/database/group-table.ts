import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { GroupView } from '#contracts/http/views.js';
import type { GroupStore } from '../../domain/groups/group-store.js';
import type { FleetDatabase } from './fleet-database.js';
import { saved } from './saved.js';

const MOST = 100;

export class GroupTable implements GroupStore {
  constructor(private readonly database: FleetDatabase) {}

  async all(): Promise<GroupView[]> {
    const rows = await this.database.tables
      .selectFrom('group_member')
      .select(['name', 'camera'])
      .orderBy('name')
      .orderBy('position')
      .execute();
    const groups = Map.groupBy(rows, ({ name }) => name);
    return [...groups].map(([name, members]) => ({ name, cameras: members.map(({ camera }) => camera) }));
  }

  put({ name, cameras }: GroupView): Promise<void> {
    const rows = cameras.map((camera, position) => ({ name, position, camera }));
    return saved(this.database, `The group ${name}`, () =>
      this.database.tables.transaction().execute(async (tables) => {
        const others = await tables
          .selectFrom('group_member')
          .select('name')
          .distinct()
          .where('name', '!=', name)
          .execute();
        if (others.length >= MOST) throw new RollcallError('limit-reached', `There are ${MOST} groups.`);
        await tables.deleteFrom('group_member').where('name', '=', name).execute();
        await tables.insertInto('group_member').values(rows).execute();
      }),
    );
  }

  async remove(name: string): Promise<void> {
    const { numDeletedRows } = await saved(this.database, `The group ${name}`, () =>
      this.database.tables.deleteFrom('group_member').where('name', '=', name).executeTakeFirstOrThrow(),
    );
    if (numDeletedRows > 0n) return;
    throw new RollcallError('unknown-group', 'There is no group with this name.');
  }
}
