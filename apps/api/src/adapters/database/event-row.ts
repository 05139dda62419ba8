import type { Insertable } from 'kysely';
import type { JournalEntry } from '../../domain/journal/journal.js';
import type { EventTable } from './tables.js';

export type NewEventRow = Insertable<EventTable>;

/** Data of an entry; of more, nothing is kept but that there was more. */
const MAX_DATA = 4096;

export function eventRow({ time, id, type, subject, camera, by, data }: JournalEntry): NewEventRow {
  const json = JSON.stringify(data);
  const kept = json.length <= MAX_DATA ? json : JSON.stringify({ tooLarge: json.length });
  return { time, id, type, subject, camera: camera ?? null, by: by ?? null, data: kept };
}
