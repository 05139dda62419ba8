import { sql } from 'kysely';
import type { Clock } from '#contracts/ports/clock.js';
import type { FleetDatabase } from './fleet-database.js';
import type { JournalLimits } from './journal-limits.js';

/** Takes the oldest entries away, a few at a time. */
export class JournalPruner {
  private rows: number | undefined;
  /** When age and size are to be looked at again, on `Clock.monotonic()`. */
  private lookAt = -Infinity;

  constructor(
    private readonly database: FleetDatabase,
    private readonly clock: Clock,
    private readonly limits: JournalLimits,
  ) {}

  /** After a batch was written: at most twice as many go, so that it catches up and nobody waits for long. */
  async follow(written: number): Promise<void> {
    this.rows = this.rows === undefined ? await this.count() : this.rows + written;
    const step = 2 * this.limits.batch;
    const over = this.rows - this.limits.rows;
    if (over > 0) this.rows -= await this.remove(Math.min(over, step));
    if (this.clock.monotonic() < this.lookAt) return;
    let gone = (await this.isTooLarge()) ? await this.remove(step) : 0;
    gone += await this.remove(step, this.clock.now() - this.limits.ageMs);
    this.rows -= gone;
    // Both cost as much as the batch itself. Where something went there may be more.
    if (gone === 0) this.lookAt = this.clock.monotonic() + this.limits.lookMs;
  }

  /** Once, as it reads the whole of an index. */
  private async count(): Promise<number> {
    const { rows } = await this.database.tables
      .selectFrom('event')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  }

  private async isTooLarge(): Promise<boolean> {
    const { tables } = this.database;
    const { rows } = await sql<{ used: number }>`
      SELECT (page_count - freelist_count) * page_size AS used
      FROM pragma_page_count, pragma_freelist_count, pragma_page_size`.execute(tables);
    return (rows[0]?.used ?? 0) > this.limits.bytes;
  }

  private async remove(most: number, before = Infinity): Promise<number> {
    const { tables } = this.database;
    let oldest = tables.selectFrom('event').select('seq');
    if (before !== Infinity) oldest = oldest.where('time', '<', before);
    const gone = oldest.orderBy('time').orderBy('seq').limit(most);
    const { numDeletedRows } = await tables
      .deleteFrom('event')
      .where('seq', 'in', gone)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}
