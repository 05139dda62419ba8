import { mkdir, readdir, readFile, realpath, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isId } from '#contracts/ids.js';
import { decode } from '#contracts/messages/decode.js';
import { Still } from '#contracts/messages/still.js';
import type { Logger } from '#contracts/ports/logger.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { diskError } from './disk-error.js';
import type { FilmsFolder } from './films-folder.js';

/** The take at the end of a name is what a still is found by: an id has no underscore. */
const SIDECAR = /^[\w.-]+_([a-z0-9-]{1,64})\.json$/;

/**
 * One camera's stills of takes, one for each, beside its recordings in a folder of their own: a JPEG with a name for people
 * and its sidecar. The folder comes with the first.
 */
export class StillStore {
  constructor(
    private readonly place: FilmsFolder,
    private readonly cameraId: string,
    private readonly logger: Logger,
  ) {}

  /** The sidecar comes last: a picture without one is written again by the repeat of its take. Rejects as the disk does. */
  async save(still: Still, jpeg: Uint8Array): Promise<void> {
    try {
      await this.makeFolder();
      await writeFileAtomic(join(this.folder, still.file), jpeg);
      const sidecar = `${JSON.stringify(still, undefined, 2)}\n`;
      await writeFileAtomic(join(this.folder, sidecarOf(still.file)), sidecar);
    } catch (error) {
      throw diskError(error, 'a still was being written');
    }
  }

  /** The still of a take, if there is one. */
  async ofTake(takeId: string): Promise<Still | undefined> {
    const name = (await this.sidecars()).find((each) => SIDECAR.exec(each)?.[1] === takeId);
    return name === undefined ? undefined : this.read(name);
  }

  async list(): Promise<Still[]> {
    const stills = await Promise.all((await this.sidecars()).map((name) => this.read(name)));
    return stills.filter((still) => still !== undefined);
  }

  /** The absolute path of the picture, which is a file of this folder; rejects with `unknown-recording`. */
  async path(takeId: string): Promise<string> {
    const still = isId(takeId) ? await this.ofTake(takeId) : undefined;
    try {
      const path = still && join(await realpath(this.folder), still.file);
      if (path !== undefined && (await realpath(path)) === path) return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    throw new RollcallError('unknown-recording', `There is no still of take "${takeId.slice(0, 64)}".`);
  }

  /** The sidecar goes last, so that what is left after a crash can be deleted again. False where there is none. */
  async remove(takeId: string): Promise<boolean> {
    const still = await this.ofTake(takeId);
    if (!still) return false;
    for (const name of [still.file, sidecarOf(still.file)]) await unlinkIfThere(join(this.folder, name));
    return true;
  }

  private get all(): string {
    return join(this.place.path, 'stills');
  }

  private get folder(): string {
    return join(this.all, this.cameraId);
  }

  /** Not that of the recordings: where its disk is pulled out it would be one on another. */
  private async makeFolder(): Promise<void> {
    for (const folder of [this.all, this.folder])
      await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      });
  }

  private async sidecars(): Promise<string[]> {
    await this.place.demandFound();
    try {
      return (await readdir(this.folder)).filter((name) => SIDECAR.test(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw diskError(error, 'the stills were being listed');
    }
  }

  private async read(name: string): Promise<Still | undefined> {
    try {
      const read = decode(Still, await readFile(join(this.folder, name)));
      if (read.ok && sidecarOf(read.value.file) === name) return read.value;
      this.logger.warn({ sidecar: name }, 'The sidecar of a still cannot be read: it is left out.');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        throw diskError(error, 'a still was being read');
    }
    return undefined;
  }
}

function sidecarOf(file: string): string {
  return file.replace(/\.jpg$/, '.json');
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
