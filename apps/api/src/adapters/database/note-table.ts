import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Note, NoteChange } from '../../domain/fleet/note.js';
import type { NoteStore } from '../../domain/notes/note-store.js';
import type { FleetDatabase } from './fleet-database.js';
import { saved } from './saved.js';

/** Several times the cameras of the largest fleet: those that were forgotten keep their names. */
const MOST = 10_000;

interface Row {
  readonly label: string | null;
  readonly tags: string;
}

export class NoteTable implements NoteStore {
  constructor(private readonly database: FleetDatabase) {}

  async all(): Promise<ReadonlyMap<string, Note>> {
    const rows = await this.database.tables.selectFrom('camera_note').selectAll().execute();
    return new Map(rows.map((row) => [row.camera, noteIn(row)]));
  }

  /** In one statement, so that two changes at once both count. */
  async change(camera: string, { label, tags }: NoteChange): Promise<Note> {
    await this.requireRoom();
    const changed = {
      ...(label !== undefined && { label }),
      ...(tags !== undefined && { tags: JSON.stringify(tags) }),
    };
    const row = await saved(this.database, 'What the camera is called', () =>
      this.database.tables
        .insertInto('camera_note')
        .values({ camera, label: null, tags: '[]', ...changed })
        .onConflict((conflict) => conflict.column('camera').doUpdateSet({ camera, ...changed }))
        .returning(['label', 'tags'])
        .executeTakeFirstOrThrow(),
    );
    return noteIn(row);
  }

  private async requireRoom(): Promise<void> {
    const { notes } = await this.database.tables
      .selectFrom('camera_note')
      .select(({ fn }) => fn.countAll<number>().as('notes'))
      .executeTakeFirstOrThrow();
    if (notes < MOST) return;
    throw new RollcallError('limit-reached', `${MOST} cameras have been given names or tags.`);
  }
}

function noteIn({ label, tags }: Row): Note {
  return { ...(label !== null && { label }), tags: JSON.parse(tags) as string[] };
}
