import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { OriginalItem, OriginalsAnswer } from '#contracts/http/collection-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Recorder } from '../../recordings/recorder.js';
import type { RecordingSource } from '../../recordings/recording-source.js';
import type { TakeBook } from '../take-book.js';
import { viewOf } from '../take.js';
import { type CollectableFilm, demandFilms } from './collectable-films.js';
import type { CollectionFolder, CollectionFolders } from './collection-folders.js';

export interface OriginalsParts {
  readonly book: Pick<TakeBook, 'one'>;
  readonly folders: CollectionFolders;
  readonly source: RecordingSource;
  readonly recorder: Pick<Recorder, 'remove'>;
  /** Why a film must stay of which a copy has this SHA-256; undefined where it may go. */
  readonly reasonToKeep: (now: Recording, copied: string | undefined) => RollcallError | undefined;
}

/** Deletes on the cameras the films of a take of which a proven copy lies on the operator host. */
export class Originals {
  /** Takes of which films are being deleted: their copies are read for it. */
  private readonly busy = new Set<string>();

  constructor(private readonly parts: OriginalsParts) {}

  /**
   * Reads every copy anew, one after the other, and deletes at once what it proves. Rejects with `unknown-take`, `no-films`,
   * `file-exists`, and `too-many` while it is being done already.
   */
  async remove(id: string): Promise<OriginalsAnswer> {
    const take = viewOf(await this.parts.book.one(id));
    const films = demandFilms(take);
    if (this.busy.has(id))
      throw new RollcallError('too-many', 'The films of this take are being deleted already.');
    this.busy.add(id);
    try {
      const folder = await this.parts.folders.of(take);
      const items: OriginalItem[] = [];
      for (const film of films) items.push(await this.removeOne(folder, film));
      return { items };
    } finally {
      this.busy.delete(id);
    }
  }

  private async removeOne(folder: CollectionFolder, film: CollectableFilm): Promise<OriginalItem> {
    const { cameraId, file, recording } = film;
    const { id: recordingId } = recording;
    const item = { cameraId, recordingId, file };
    const { source, recorder, reasonToKeep } = this.parts;
    try {
      const copied = await folder.sha256(file);
      // Asked last: it may have been marked while the copy was read.
      const now = (await source.list(cameraId)).find((each) => each.id === recordingId);
      if (!now) return { ...item, ok: true, deleted: false };
      const reason = reasonToKeep(now, copied);
      if (reason) throw reason;
      await recorder.remove(cameraId, { recordingId });
      return { ...item, ok: true, deleted: true };
    } catch (error) {
      return { ...item, ok: false, error: toProblem(error) };
    }
  }
}
