import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { OriginalItem, OriginalsAnswer } from '#contracts/http/collection-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Recorder } from '../../recordings/recorder.js';
import type { RecordingSource } from '../../recordings/recording-source.js';
import type { TakeBook } from '../take-book.js';
import { isOver, viewOf } from '../take.js';
import { type CollectableFilm, demandFilms, filmsOfTake } from './collectable-films.js';
import type { CollectionFolder, CollectionFolders, ProvenFile } from './collection-folders.js';

export interface OriginalsParts {
  readonly book: Pick<TakeBook, 'one' | 'decide'>;
  readonly folders: CollectionFolders;
  readonly source: RecordingSource;
  readonly recorder: Pick<Recorder, 'remove'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
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
      if (items.every(({ ok }) => ok)) await this.noteCleared(id, items);
      return { items };
    } finally {
      this.busy.delete(id);
    }
  }

  /** What is gone is gone, and is answered for, also where it cannot be written down. */
  private async noteCleared(id: string, items: readonly OriginalItem[]): Promise<void> {
    const { book, clock, logger } = this.parts;
    const clearedAt = new Date(clock.now()).toISOString();
    const gone = new Set(items.map(({ cameraId, recordingId }) => `${cameraId}/${recordingId}`));
    // A camera may have told of its film meanwhile, or be yet to tell of one.
    const isCleared = (take: TakeView): boolean =>
      isOver(take) &&
      filmsOfTake(take).every(({ cameraId, recording }) => gone.has(`${cameraId}/${recording.id}`));
    try {
      await book.decide(id, (take) => (isCleared(viewOf(take)) ? { ...take, clearedAt } : take));
    } catch (error) {
      logger.error(
        { err: error, take: id },
        'That the cameras were cleared of a take cannot be written down',
      );
    }
  }

  private async removeOne(folder: CollectionFolder, film: CollectableFilm): Promise<OriginalItem> {
    const { cameraId, file, recording } = film;
    const { id: recordingId } = recording;
    const item = { cameraId, recordingId, file };
    const { source, recorder, reasonToKeep } = this.parts;
    try {
      const copy = await folder.proven(file);
      // Asked last: it may have been marked while the copy was read.
      const now = (await source.list(cameraId)).find((each) => each.id === recordingId);
      if (!now && isProof(copy, recording)) return { ...item, ok: true, deleted: false };
      if (!now) throw nowhere(recordingId);
      const reason = reasonToKeep(now, copy?.sha256);
      if (reason) throw reason;
      // The camera may have taken long to answer.
      if (!(await copy?.unchanged())) throw changed(recordingId);
      await recorder.remove(cameraId, { recordingId });
      return { ...item, ok: true, deleted: true };
    } catch (error) {
      return { ...item, ok: false, error: toProblem(error) };
    }
  }
}

/** Of a film that never had a hash the copy is all there is to go by. */
function isProof(copy: ProvenFile | undefined, { sha256 }: Pick<Recording, 'sha256'>): boolean {
  return copy !== undefined && (sha256 === undefined || copy.sha256 === sha256);
}

function nowhere(id: string): RollcallError {
  return new RollcallError(
    'copy-unproven',
    `${id} is not on the camera any more, and there is no whole copy of it.`,
    { advice: 'Look for a copy elsewhere: it cannot be had from the camera again.' },
  );
}

function changed(id: string): RollcallError {
  return new RollcallError('copy-unproven', `${id} stays on the camera, as its copy was being changed.`);
}
