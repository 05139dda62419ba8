import type { Note, NoteChange } from '../fleet/note.js';

/** Keeps what cameras are called. Changes reject with an error of the catalogue. */
export interface NoteStore {
  all(): Promise<ReadonlyMap<string, Note>>;
  /** Gives what is kept then. */
  change(camera: string, change: NoteChange): Promise<Note>;
}
