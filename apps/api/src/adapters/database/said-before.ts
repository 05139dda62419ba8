import type { FleetDatabase } from './fleet-database.js';
import type { NewEventRow } from './event-row.js';

const FORGOTTEN = 'service.forgotten';

/** What the journal said last about a camera. */
export class SaidBefore {
  constructor(private readonly database: FleetDatabase) {}

  /** Whether the newest entry of these types about the same camera says the same. */
  async says({ camera, type, data }: NewEventRow, types: readonly string[]): Promise<boolean> {
    if (typeof camera !== 'string') return false;
    const newest = await this.newest(camera, types);
    return newest?.data === data && (newest.type === FORGOTTEN) === (type === FORGOTTEN);
  }

  /** Of each type by itself: its index has it at its end, however long the journal is. */
  private async newest(
    camera: string,
    types: readonly string[],
  ): Promise<{ readonly type: string; readonly data: string } | undefined> {
    const rows = [];
    for (const type of types) {
      const ofType = this.database.tables
        .selectFrom('event')
        .select(['seq', 'type', 'data'])
        .where('camera', '=', camera)
        .where('type', '=', type);
      rows.push(...(await ofType.orderBy('time', 'desc').orderBy('seq', 'desc').limit(1).execute()));
    }
    return rows.sort((a, b) => b.seq - a.seq)[0];
  }
}
