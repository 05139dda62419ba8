import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { GroupView } from '#contracts/http/views.js';
import { Groups } from '../../domain/groups/groups.js';
import type { FleetDatabase } from './fleet-database.js';
import { saved } from './saved.js';

const MOST = 100;

export class GroupTable extends Groups {
  constructor(private readonly database: FleetDatabase) {
    super();
  }

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

  async one(name: string): Promise<GroupView> {
    const rows = await this.database.tables
      .selectFrom('group_member')
      .select('camera')
      .where('name', '=', name)
      .orderBy('position')
      .execute();
    if (rows.length === 0) throw unknown();
    return { name, cameras: rows.map(({ camera }) => camera) };
  }

  put(group: GroupView): Promise<GroupView> {
    const { name, cameras } = group;
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
        return group;
      }),
    );
  }

  async remove(name: string): Promise<void> {
    const { numDeletedRows } = await saved(this.database, `The group ${name}`, () =>
      this.database.tables.deleteFrom('group_member').where('name', '=', name).executeTakeFirstOrThrow(),
    );
    if (numDeletedRows === 0n) throw unknown();
  }
}

function unknown(): RollcallError {
  return new RollcallError('unknown-group', 'There is no group with this name.');
}
