import fc from 'fast-check';
import { sql } from 'kysely';
import type { HistoryRequest } from '#api/adapters/database/journal-reader.js';
import { journalLab, type JournalLab } from '../support/journal-lab.js';

const TYPES = ['service.found', 'service.lost', 'recording.saved'];
const CAMERAS = ['cam-1', 'cam-2', undefined];
const DOERS = ['ann', 'ben', undefined];

interface Row {
  readonly seq: number;
  readonly time: number;
  readonly type: string;
  readonly camera: string | null;
  readonly by: string | null;
  readonly id: string;
}

interface Burst {
  readonly rows: readonly Pick<NonNullable<Parameters<JournalLab['record']>[1]>, 'type' | 'camera' | 'by'>[];
  readonly pause: number;
}

const burst: fc.Arbitrary<Burst> = fc.record({
  rows: fc.array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      camera: fc.constantFrom(...CAMERAS),
      by: fc.constantFrom(...DOERS),
    }),
    {
      maxLength: 12,
    },
  ),
  /** Most rows of a burst share their millisecond. */
  pause: fc.nat(3),
});

const filter = fc.record(
  {
    types: fc.subarray([...TYPES, 'never.seen'], { minLength: 1 }),
    camera: fc.constantFrom('cam-1', 'cam-2', 'cam-9'),
    by: fc.constantFrom('ann', 'nobody'),
    from: fc.nat(12),
    to: fc.nat(12),
  },
  { requiredKeys: [] },
);

async function write(lab: JournalLab, { rows, pause }: Burst): Promise<void> {
  for (const row of rows) lab.record('x', row);
  await lab.writer.flush();
  lab.clock.advance(pause);
}

function matches(row: Row, { types, camera, by, from, to }: Omit<HistoryRequest, 'limit'>): boolean {
  return (
    (types?.includes(row.type) ?? true) &&
    (camera === undefined || row.camera === camera) &&
    (by === undefined || row.by === by) &&
    (from === undefined || row.time >= from) &&
    (to === undefined || row.time < to)
  );
}

test('the pages give every row once and in order, whatever their size, while rows are added', async () => {
  const lab = await journalLab();
  const { tables } = lab.database;
  await fc.assert(
    fc.asyncProperty(
      fc.array(burst, { maxLength: 6 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), burst), { minLength: 1, maxLength: 8 }),
      filter,
      async (before, during, wanted) => {
        await tables.deleteFrom('event').execute();
        const start = lab.clock.now();
        const request = {
          ...wanted,
          ...(wanted.from !== undefined && { from: start + wanted.from }),
          ...(wanted.to !== undefined && { to: start + wanted.to }),
        };
        for (const each of before) await write(lab, each);
        const all: Row[] = await tables.selectFrom('event').selectAll().execute();
        const expected = all
          .filter((row) => matches(row, request))
          .sort((a, b) => b.time - a.time || b.seq - a.seq);
        const got: string[] = [];
        let cursor: string | undefined;
        for (let page = 0; page === 0 || cursor !== undefined; page += 1) {
          const [limit, added] = during[page % during.length] ?? [1, { rows: [], pause: 0 }];
          const { items, next } = await lab.reader.page({ ...request, limit, cursor });
          expect(items.length).toBeLessThanOrEqual(limit);
          if (next !== undefined) expect(items).toHaveLength(limit);
          expect(page).toBeLessThan(1000);
          got.push(...items.map(({ id }) => id));
          cursor = next;
          await write(lab, added);
        }
        expect(got).toEqual(expected.map(({ id }) => id));
      },
    ),
    { numRuns: 75 },
  );
  await lab.database.close();
});

test('every filter finds its page by an index, in order, without looking at other rows', async () => {
  const lab = await journalLab();
  const filters: [where: string, index: string, bound: string][] = [
    ['1', 'time', ''],
    ["type = 'a'", 'type_time', 'type=? AND '],
    ["camera = 'a'", 'camera_time', 'camera=? AND '],
    ["camera = 'a' AND type = 'b'", 'camera_type_time', 'camera=? AND type=? AND '],
  ];
  const ofDoers = filters.map(([where, index, bound]): (typeof filters)[number] => [
    `"by" = 'c' AND ${where}`,
    `by_${index}`,
    `by=? AND ${bound}`,
  ]);
  for (const [where, index, bound] of [...filters, ...ofDoers]) {
    const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN SELECT time, seq FROM event
      WHERE ${sql.raw(where)} AND time >= 5 AND (time, seq) < (9, 9)
      ORDER BY time DESC, seq DESC LIMIT 5`.execute(lab.database.tables);
    expect(rows.map(({ detail }) => detail)).toEqual([
      `SEARCH event USING COVERING INDEX event_by_${index} (${bound}time>? AND time<?)`,
    ]);
  }
  await lab.database.close();
});
