import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IsBoolean } from 'class-validator';
import { IsText } from '#contracts/messages/is-text.js';
import type { Logger } from '#contracts/ports/logger.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { readKept } from './read-kept.js';

const MAX_PATH = 4096;
const UNREADABLE = 'Which folder the films were kept in cannot be read: it is made if it is not there.';

/** The folder of films that a camera had last. */
export class KnownFolder {
  @IsText(MAX_PATH)
  path!: string;

  /** It lay on another disk than the camera's own folder. */
  @IsBoolean()
  apart!: boolean;
}

/**
 * Knows over a restart where the films of a camera were: the mount point of a disk that is not plugged in is a folder like
 * any other to whoever may write there, and films that go into it fill the card of the system.
 */
export class FolderMemory {
  private known: KnownFolder | undefined;

  /** `own`: the camera's own folder. */
  private constructor(
    private readonly own: string,
    private readonly logger: Logger,
  ) {}

  static async load(own: string, logger: Logger): Promise<FolderMemory> {
    const memory = new FolderMemory(own, logger);
    memory.known = await readKept(KnownFolder, memory.file, UNREADABLE, logger);
    return memory;
  }

  /** The films were kept in this folder, and it lay on a disk of its own. */
  layApart(path: string): boolean {
    return this.known?.path === path && this.known.apart;
  }

  /** The folder is there, on this device. False where it lay on a disk of its own before, and does not now. */
  async takes(path: string, device: number): Promise<boolean> {
    const apart = await this.isApart(device);
    if (apart === undefined || this.layApart(path)) return apart !== false;
    if (this.known?.path !== path || apart) await this.keep({ path, apart });
    return true;
  }

  /** Undefined where the card cannot be asked: that is no reason not to record on another disk. */
  private async isApart(device: number): Promise<boolean | undefined> {
    return stat(this.own).then(
      ({ dev }) => dev !== device,
      () => undefined,
    );
  }

  /** A full card is no reason not to record on another disk: it is kept in memory, and the next start tries again. */
  private async keep(known: KnownFolder): Promise<void> {
    this.known = known;
    try {
      await writeFileAtomic(this.file, `${JSON.stringify(known)}\n`);
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'Where the films are cannot be kept over a restart.');
    }
  }

  private get file(): string {
    return join(this.own, 'films-folder.json');
  }
}
