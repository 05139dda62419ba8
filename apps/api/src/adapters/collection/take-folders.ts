import { existsSync } from 'node:fs';
import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { withFiles } from '#collection/file-failure.js';
import type { Fetching } from '#collection/fetching.js';
import { rateLimit, UNHURRIED } from '#collection/rate-limit.js';
import { certificateIn, takeFolderName, writeProofs } from '#collection/take-folder.js';
import { reserveOf } from '#contracts/disk-reserve.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { mapBounded } from '#contracts/map-bounded.js';
import { makeFolder } from '#runtime/make-folder.js';
import type {
  CollectionFolder,
  CollectionFolders,
  CollectionOrder,
  DiskRoom,
} from '../../domain/takes/collection/collection-folders.js';
import { readNote } from './folder-note.js';
import type { TakeProofs } from './own-proofs.js';
import { TakeFolder } from './take-folder.js';

const FOLDER_MODE = 0o777;
/** There may be thousands of takes, and a program may have a thousand files open. */
const READ_AT_ONCE = 16;

export interface FoldersParts {
  /** Where the folders of takes are; made when it is needed. */
  readonly root: string;
  /** What is left to the system; by the size of the disk if not given. */
  readonly reserveBytes: number | undefined;
  readonly fetching: Omit<Fetching, 'pace' | 'signal'>;
  readonly proofs: TakeProofs;
}

/** The folders of takes on this host. */
export class TakeFolders implements CollectionFolders {
  constructor(private readonly parts: FoldersParts) {}

  async of(take: TakeView, order: CollectionOrder = {}): Promise<CollectionFolder> {
    const path = join(this.parts.root, takeFolderName(take));
    return withFiles(path, async () => {
      await certificateIn(path, take.id);
      const note = await readNote(path);
      if (note && note.takeId !== take.id)
        throw new RollcallError('file-exists', `${path} holds another take, ${note.takeId}.`);
      return new TakeFolder(path, note ?? { takeId: take.id, checked: {} }, order, {
        fetching: (given, signal) => this.fetching(given, signal),
        prove: (folder) => this.prove(take, folder),
      });
    });
  }

  async room(): Promise<DiskRoom> {
    const { root, reserveBytes } = this.parts;
    return withFiles(root, async () => {
      makeFolder(root, FOLDER_MODE);
      const { bsize, blocks, bavail } = await statfs(root);
      return { freeBytes: bavail * bsize, reserveBytes: reserveBytes ?? reserveOf(blocks * bsize, 0) };
    });
  }

  async unfinished(): Promise<{ takeId: string; order: CollectionOrder }[]> {
    const names = await this.names();
    const notes = await mapBounded(names, READ_AT_ONCE, (name) => readNote(join(this.parts.root, name)));
    return notes.flatMap((note) => (note?.order ? [{ takeId: note.takeId, order: note.order }] : []));
  }

  private async names(): Promise<string[]> {
    const { root } = this.parts;
    if (!existsSync(root)) return [];
    const entries = await withFiles(root, () => readdir(root, { withFileTypes: true }));
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  private fetching({ bytesPerSecond }: CollectionOrder, signal: AbortSignal): Fetching {
    const { fetching } = this.parts;
    const pace = bytesPerSecond === undefined ? UNHURRIED : rateLimit(bytesPerSecond, fetching.clock, signal);
    return { ...fetching, pace, signal };
  }

  private async prove(take: TakeView, folder: string): Promise<void> {
    const { certificate, source } = await this.parts.proofs(take);
    await writeProofs(source, certificate, folder);
  }
}
