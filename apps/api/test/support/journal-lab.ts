import { join } from 'node:path';
import { FleetDatabase } from '#api/adapters/database/fleet-database.js';
import { JOURNAL_LIMITS, type JournalLimits } from '#api/adapters/database/journal-limits.js';
import { JournalReader } from '#api/adapters/database/journal-reader.js';
import { JournalWriter } from '#api/adapters/database/journal-writer.js';
import type { JournalEntry } from '#api/domain/journal/journal.js';
import { Refusals } from '#runtime/refusals.js';
import { systemRandom } from '#runtime/system-random.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

export interface JournalLab {
  readonly database: FleetDatabase;
  readonly writer: JournalWriter;
  readonly reader: JournalReader;
  readonly clock: FakeClock;
  readonly refusals: Refusals;
  /** Records an entry now. */
  record(subject: string, more?: Partial<Pick<JournalEntry, 'type' | 'camera' | 'by' | 'data'>>): void;
  /** All subjects that are kept, the oldest first. */
  subjects(): Promise<string[]>;
}

/** A journal in a file of its own, with a clock that the test owns. */
export async function journalLab(limits: Partial<JournalLimits> = {}): Promise<JournalLab> {
  const database = new FleetDatabase(join(await tempDir(), 'rollcall.db'));
  await database.open();
  const clock = new FakeClock();
  const refusals = new Refusals(silentLogger, clock);
  const all = { ...JOURNAL_LIMITS, ...limits };
  const writer = new JournalWriter(database, clock, systemRandom, refusals, all);
  return {
    database,
    writer,
    reader: new JournalReader(database),
    clock,
    refusals,
    record: (subject, { type = 'test.event', camera, by, data = {} } = {}) =>
      writer.record({ time: clock.now(), id: systemRandom.id(), type, subject, camera, by, data }),
    subjects: async () => {
      const rows = await database.tables.selectFrom('event').select('subject').orderBy('seq').execute();
      return rows.map(({ subject }) => subject);
    },
  };
}
