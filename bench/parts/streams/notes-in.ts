import { nextNote, readNote, type Note } from '#testing/troupe/protocol.js';

/** How many different ones are remembered: batches come to all readers one after the other. */
const REMEMBERED = 4;

interface Known {
  readonly bytes: Buffer;
  readonly notes: readonly Note[];
}

const known: Known[] = [];

/** The notes in bytes of a stream. Many readers are sent the same ones, which are then read once. */
export function notesIn(bytes: Buffer): readonly Note[] {
  const same = known.find((each) => each.bytes.equals(bytes));
  if (same) return same.notes;
  const notes: Note[] = [];
  for (let at = nextNote(bytes, 0); at >= 0; at = nextNote(bytes, at)) notes.push(readNote(bytes, at));
  known.unshift({ bytes: Buffer.from(bytes), notes });
  known.length = Math.min(known.length, REMEMBERED);
  return notes;
}
