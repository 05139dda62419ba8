import { existsSync } from 'node:fs';
import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDER_MODE } from '#collection/file-modes.js';
import { withFiles } from '#collection/file-failure.js';
import type { Fetching } from '#collection/fetching.js';
import { rateLimit, UNHURRIED } from '#collection/rate-limit.js';
import { certificateIn, takeFolderName, writeProofs } from '#collection/take-folder.js';
import { reserveOf } from '#contracts/disk-reserve.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Logger } from '#contracts/ports/logger.js';
import { makeFolder } from '#runtime/make-folder.js';
import type {
  CollectionFolder,
  CollectionFolders,
  CollectionOrder,
  DiskRoom,
  UnfinishedCollection,
} from '../../domain/takes/collection/collection-folders.js';
import { type FolderNote, readNote } from './folder-note.js';
import type { TakeProofs } from './own-proofs.js';
import { TakeFolder } from './take-folder.js';

/** There may be thousands of takes, and a program may have a thousand files open. */
const READ_AT_ONCE = 16;

/** Another take, or nobody knows whose certificate it is. */
const SOMEBODY = '';

export interface FoldersParts {
  /** Where the folders of takes are; made when it is needed. */
  readonly root: string;
  /** What is left to the system; by the size of the disk if not given. */
  readonly reserveBytes: number | undefined;
  readonly fetching: Omit<Fetching, 'pace' | 'signal'>;
  readonly proofs: TakeProofs;
  readonly logger: Logger;
}

/** Where a take may have its folder. */
interface Place {
  readonly path: string;
  /** The take whose folder it is; absent while it is nobody's. */
  readonly owner?: string;
  readonly note?: FolderNote;
}

/** The folders of takes on this host. */
export class TakeFolders implements CollectionFolders {
  /** Whose folders they are or will be, of those that were collected since the start: a note may be read before it is written. */
  private readonly claims = new Map<string, string>();

  constructor(private readonly parts: FoldersParts) {}

  async of(take: TakeView, order?: CollectionOrder): Promise<CollectionFolder> {
    const { path, note = { takeId: take.id, checked: {} } } = await this.placeOf(take, order !== undefined);
    return new TakeFolder(path, note, order ?? {}, {
      fetching: (given, signal) => this.fetching(given, signal),
      prove: (folder) => this.prove(take, folder),
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

  async unfinished(): Promise<UnfinishedCollection[]> {
    const names = await this.names();
    const found = await mapBounded(names, READ_AT_ONCE, (name) =>
      this.unfinishedIn(join(this.parts.root, name)),
    );
    return found.flat();
  }

  /** What cannot be read keeps no other from going on. */
  private async unfinishedIn(path: string): Promise<UnfinishedCollection[]> {
    try {
      const { takeId, order } = (await withFiles(path, () => readNote(path))) ?? {};
      return takeId !== undefined && order ? [{ takeId, order, path }] : [];
    } catch (error) {
      this.parts.logger.warn(
        { err: error, path },
        'Nobody can tell whether a take was being collected there',
      );
      return [];
    }
  }

  /** Two takes may have one name: numbers begin anew where takes were forgotten, and not every sign of a name is kept. */
  private async placeOf(take: TakeView, claim: boolean): Promise<Place> {
    const path = join(this.parts.root, takeFolderName(take));
    const usual = await placeAt(path, take.id);
    if (usual.owner === take.id) return usual;
    const other = await placeAt(`${path}_${take.id}`, take.id);
    if (other.owner === take.id) return other;
    // Nothing may come between the choice and the claim.
    const free = [usual, other].find((place) => this.isFree(place, take.id));
    if (!free) throw new RollcallError('file-exists', `${usual.path} and ${other.path} hold other takes.`);
    if (claim) this.claims.set(free.path, take.id);
    return free;
  }

  private isFree({ path, owner }: Place, takeId: string): boolean {
    return owner === undefined && (this.claims.get(path) ?? takeId) === takeId;
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

function placeAt(path: string, takeId: string): Promise<Place> {
  return withFiles(path, async () => {
    const note = await readNote(path);
    if (note && note.takeId !== takeId) return { path, owner: note.takeId };
    const owner = (await certificateOwner(path, takeId)) ?? note?.takeId;
    return { path, ...(owner !== undefined && { owner }), ...(note && { note }) };
  });
}

async function certificateOwner(path: string, takeId: string): Promise<string | undefined> {
  try {
    return (await certificateIn(path, takeId)) && takeId;
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'file-exists') return SOMEBODY;
    throw error;
  }
}
