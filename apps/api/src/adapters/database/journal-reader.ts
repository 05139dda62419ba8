import { sql, type SelectQueryBuilder } from 'kysely';
import type { Collection, HistoryEntry } from '#contracts/http/views.js';
import { cursorOf, readCursor, type Place } from './cursor.js';
import type { FleetDatabase } from './fleet-database.js';
import type { Tables } from './tables.js';

export interface HistoryRequest {
  readonly limit: number;
  /** Where the page before ended. */
  readonly cursor?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly camera?: string | undefined;
  readonly by?: string | undefined;
  /** The first millisecond that counts. */
  readonly from?: number | undefined;
  /** The first that does not. */
  readonly to?: number | undefined;
}

type Places = SelectQueryBuilder<Tables, 'event', Place>;

/** Reads the journal in pages, the newest first. What is written meanwhile moves no page. */
export class JournalReader {
  constructor(private readonly database: FleetDatabase) {}

  /** Rejects with `invalid-request` where the cursor is none. */
  async page(request: HistoryRequest): Promise<Collection<HistoryEntry>> {
    const places = await this.places(request);
    const page = places.slice(0, request.limit);
    const last = page.at(-1);
    const items = await this.entries(page.map(({ seq }) => seq));
    return { items, ...(places.length > page.length && last && { next: cursorOf(last) }) };
  }

  /**
   * Where the rows of the page are, and one more. Of each type by itself: its index gives them in order, so that no
   * request reads more rows than it may get, however few of a long journal it asks for.
   */
  private async places(request: HistoryRequest): Promise<Place[]> {
    const all = this.matching(request);
    const { types } = request;
    if (!types) return all.execute();
    const found: Place[] = [];
    for (const type of new Set(types)) found.push(...(await all.where('type', '=', type).execute()));
    return found.sort(newestFirst).slice(0, request.limit + 1);
  }

  private matching({ limit, cursor, camera, by, from, to }: HistoryRequest): Places {
    let rows = this.database.tables.selectFrom('event').select(['time', 'seq']);
    if (camera !== undefined) rows = rows.where('camera', '=', camera);
    if (by !== undefined) rows = rows.where('by', '=', by);
    if (from !== undefined) rows = rows.where('time', '>=', from);
    if (to !== undefined) rows = rows.where('time', '<', to);
    if (cursor !== undefined) {
      const { time, seq } = readCursor(cursor);
      rows = rows.where(sql<boolean>`(time, seq) < (${time}, ${seq})`);
    }
    return rows
      .orderBy('time', 'desc')
      .orderBy('seq', 'desc')
      .limit(limit + 1);
  }

  private async entries(seqs: readonly number[]): Promise<HistoryEntry[]> {
    if (seqs.length === 0) return [];
    const rows = await this.database.tables
      .selectFrom('event')
      .selectAll()
      .where('seq', 'in', seqs)
      .orderBy('time', 'desc')
      .orderBy('seq', 'desc')
      .execute();
    return rows.map(({ id, type, time, subject, camera, by, data }) => ({
      id,
      type,
      time: new Date(time).toISOString(),
      subject,
      ...(camera !== null && { camera }),
      ...(by !== null && { by }),
      data: JSON.parse(data) as Record<string, unknown>,
    }));
  }
}

function newestFirst(a: Place, b: Place): number {
  return b.time - a.time || b.seq - a.seq;
}
