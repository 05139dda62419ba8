import { join } from 'node:path';
import type { Stats } from 'node:fs';
import { FOLDER_MODE } from '#collection/file-modes.js';
import { withFiles } from '#collection/file-failure.js';
import type { Fetching } from '#collection/fetching.js';
import { receiveFilm } from '#collection/receive-film.js';
import { plainFileIfThere } from '#collection/plain-file.js';
import { proveCopy } from '#collection/proven-copy.js';
import { makeFolder } from '#runtime/make-folder.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { CollectableFilm } from '../../domain/takes/collection/collectable-films.js';
import type {
  CollectionFolder,
  CollectionOrder,
  FilmCourse,
  ProvenFile,
  ReceivedFilm,
  SeenFile,
} from '../../domain/takes/collection/collection-folders.js';
import { type FolderNote, writeNote } from './folder-note.js';

export interface FolderTools {
  readonly fetching: (order: CollectionOrder, signal: AbortSignal) => Fetching;
  readonly prove: (folder: string) => Promise<void>;
}

/** The folder of one take on this host. */
export class TakeFolder implements CollectionFolder {
  private readonly writing = new OneByOne();
  private fetching: Fetching | undefined;

  constructor(
    readonly path: string,
    private note: FolderNote,
    private readonly order: CollectionOrder,
    private readonly tools: FolderTools,
  ) {}

  async seen(films: readonly CollectableFilm[]): Promise<ReadonlyMap<string, SeenFile>> {
    const seen = new Map<string, SeenFile>();
    for (const { file } of films) {
      const there = await this.seenFile(file);
      if (there) seen.set(file, there);
    }
    return seen;
  }

  remember(order: CollectionOrder | undefined): Promise<void> {
    return this.write(({ order: _, ...note }) => ({ ...note, ...(order && { order }) }));
  }

  async prove(): Promise<void> {
    await withFiles(this.path, () => this.tools.prove(this.path));
  }

  async receive(
    { file, recording }: CollectableFilm,
    { came, broke }: FilmCourse,
    signal: AbortSignal,
  ): Promise<ReceivedFilm> {
    // One for all films: they share its pace.
    this.fetching ??= this.tools.fetching(this.order, signal);
    try {
      const path = join(this.path, file);
      const fetching = { ...this.fetching, broke };
      const { bytes, verified, sha256 } = await receiveFilm(fetching, recording, path, came);
      await this.noteChecked(file, verified ? sha256 : undefined);
      return { bytes, verified };
    } catch (error) {
      if (!signal.aborted) await this.noteChecked(file, undefined);
      throw error;
    }
  }

  proven(file: string): Promise<ProvenFile | undefined> {
    return withFiles(this.path, () => proveCopy(join(this.path, file)));
  }

  private async seenFile(file: string): Promise<SeenFile | undefined> {
    const whole = await this.statOf(file);
    if (!whole) {
      const part = await this.statOf(`${file}.part`);
      return part && { bytes: part.size, isWhole: false };
    }
    const checked = this.note.checked[file];
    const isAsChecked = checked?.bytes === whole.size && checked.mtimeMs === whole.mtimeMs;
    return { bytes: whole.size, isWhole: true, ...(isAsChecked && { sha256: checked.sha256 }) };
  }

  private async noteChecked(file: string, sha256: string | undefined): Promise<void> {
    const stats = sha256 === undefined ? undefined : await this.statOf(file);
    if (!stats && !this.note.checked[file]) return;
    await this.write(({ checked: { [file]: _, ...others }, ...note }) => ({
      ...note,
      checked: {
        ...others,
        ...(stats && sha256 && { [file]: { bytes: stats.size, mtimeMs: stats.mtimeMs, sha256 } }),
      },
    }));
  }

  /** Undefined where there is none. */
  private statOf(file: string): Promise<Stats | undefined> {
    return withFiles(this.path, () => plainFileIfThere(join(this.path, file)));
  }

  private write(change: (note: FolderNote) => FolderNote): Promise<void> {
    return this.writing.take(() =>
      withFiles(this.path, async () => {
        const note = change(this.note);
        makeFolder(this.path, FOLDER_MODE);
        await writeNote(this.path, note);
        this.note = note;
      }),
    );
  }
}
