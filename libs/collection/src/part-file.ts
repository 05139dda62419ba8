import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { readIfThere } from '#runtime/atomic-file.js';
import { fileExists } from './file-exists.js';
import { openPlain, plainFile } from './plain-file.js';
import { hashOfFile } from './sha256-of-file.js';

const { O_CREAT, O_RDWR, O_TRUNC } = constants;

/**
 * The beginning of a file that is being fetched: `<target>.part`, with the server's tag of the version in
 * `<target>.part.etag`. Both stay behind when the download breaks off, and the next one goes on from there.
 */
export class PartFile {
  private constructor(
    private readonly target: string,
    private readonly file: FileHandle,
    private hash: Hash,
    private bytes: number,
    private version: string | undefined,
  ) {}

  static async open(target: string, signal?: AbortSignal): Promise<PartFile> {
    const path = `${target}.part`;
    const version = (await readIfThere(`${path}.etag`))?.trim();
    // Without its tag nobody knows what it is the beginning of.
    const keep = version !== undefined && version !== '' && (await plainFile(path)) !== undefined;
    const hash = keep ? await hashOfFile(path, signal) : createHash('sha256');
    const file = await openPlain(path, O_RDWR | O_CREAT | (keep ? 0 : O_TRUNC));
    return new PartFile(target, file, hash, keep ? (await file.stat()).size : 0, keep ? version : undefined);
  }

  get size(): number {
    return this.bytes;
  }

  /** The tag of what is there; undefined if nothing is. */
  get etag(): string | undefined {
    return this.bytes > 0 ? this.version : undefined;
  }

  /** SHA-256 of what is there, lower-case hex. */
  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Begins again, with a version of this tag. A weak tag does not name bytes, so nothing can be resumed by it. */
  async restart(etag: string | null | undefined): Promise<void> {
    await this.file.truncate(0);
    this.bytes = 0;
    this.hash = createHash('sha256');
    this.version = etag?.startsWith('"') ? etag : undefined;
    if (this.version === undefined) return rm(`${this.target}.part.etag`, { force: true });
    const tag = await open(`${this.target}.part.etag`, 'w');
    try {
      await tag.writeFile(this.version);
    } finally {
      await tag.close();
    }
  }

  async append(piece: Uint8Array): Promise<void> {
    for (let from = 0; from < piece.byteLength;) {
      const { bytesWritten } = await this.file.write(piece, from, piece.byteLength - from, this.bytes + from);
      from += bytesWritten;
    }
    this.hash.update(piece);
    this.bytes += piece.byteLength;
  }

  /** Gives it its name once it is on disk. A file that has appeared there meanwhile is refused, not replaced. */
  async finish(): Promise<void> {
    await this.file.sync();
    await this.close();
    await reserve(this.target);
    await rename(`${this.target}.part`, this.target);
    await rm(`${this.target}.part.etag`, { force: true });
  }

  async discard(): Promise<void> {
    await this.close();
    await rm(`${this.target}.part`, { force: true });
    await rm(`${this.target}.part.etag`, { force: true });
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

/** rename(2) replaces silently and link(2) is unknown to many a memory stick: taking the name first is neither. */
async function reserve(path: string): Promise<void> {
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw fileExists(path);
    throw error;
  }
}
