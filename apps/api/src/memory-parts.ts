import { join } from 'node:path';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { Refusals } from '#runtime/refusals.js';
import { FleetDatabase } from './adapters/database/fleet-database.js';
import { GroupTable } from './adapters/database/group-table.js';
import { JournalReader } from './adapters/database/journal-reader.js';
import { JournalWriter } from './adapters/database/journal-writer.js';
import { NoteTable } from './adapters/database/note-table.js';
import { RosterTable } from './adapters/database/roster-table.js';
import { TakeTable } from './adapters/database/take-table.js';
import { RosterFile } from './adapters/fs/roster-file.js';
import { Chronicle } from './domain/journal/chronicle.js';
import { FirstSights } from './domain/journal/first-sights.js';

interface MemoryNeeds {
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
}

export interface MemoryParts {
  readonly database: FleetDatabase;
  readonly journal: JournalWriter;
  readonly history: JournalReader;
  readonly firstSights: FirstSights;
  readonly chronicle: Chronicle;
  readonly groupTable: GroupTable;
  readonly noteTable: NoteTable;
  readonly rosterTable: RosterTable;
  readonly takeTable: TakeTable;
}

/** What is remembered of the fleet over restarts; the database is not opened yet. */
export function makeMemory({ folder, clock, logger, random }: MemoryNeeds, refusals: Refusals): MemoryParts {
  const database = new FleetDatabase(join(folder, 'rollcall.db'));
  const journal = new JournalWriter(database, clock, random, refusals);
  const firstSights = new FirstSights(journal, clock);
  const rosterFile = new RosterFile(join(folder, 'roster.json'), clock, logger);
  return {
    database,
    journal,
    history: new JournalReader(database),
    firstSights,
    chronicle: new Chronicle(firstSights, clock),
    groupTable: new GroupTable(database),
    noteTable: new NoteTable(database),
    takeTable: new TakeTable(database),
    rosterTable: new RosterTable(database, rosterFile),
  };
}
