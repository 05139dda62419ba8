import { access, constants, realpath, stat } from 'node:fs/promises';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { makeFolder } from '#runtime/make-folder.js';
import type { FolderMemory } from './folder-memory.js';

const { R_OK, W_OK, X_OK } = constants;
const MAX_SHOWN = 200;
const NOT_MOUNTED = 'its disk is not mounted';
const ADVICE =
  'Plug in and mount its disk, or let the agent write there: it is taken up by itself within ten seconds. Or set ROLLCALL_RECORDINGS_DIR to another folder.';
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EROFS: 'its disk is read-only',
  EACCES: 'this user may not write there (EACCES)',
};

/**
 * The folder of a camera's films, which may lie on a disk that is not there: not plugged in, mounted late, or pulled out.
 * What is kept there asks for its path each time, and is refused while it is away.
 */
export class FilmsFolder {
  private real: string;
  /** Why the last look did not find it. */
  private missing: RollcallError | undefined;
  /** It was away when the agent began: there may be something in it that is to be seen to before films are recorded. */
  private awaited: RollcallError | undefined;
  private unmade = '';

  private constructor(
    private readonly configured: string,
    private readonly memory: FolderMemory | undefined,
  ) {
    this.real = configured;
  }

  /**
   * Makes the folder if need be, but not where it lay on a disk of its own: it would be one on the card of the system.
   * Never rejects.
   */
  static async open(path: string, memory?: FolderMemory): Promise<FilmsFolder> {
    const folder = new FilmsFolder(path, memory);
    if (memory?.layApart(path) !== true) folder.make();
    await folder.look().catch(() => undefined);
    folder.awaited = folder.missing;
    return folder;
  }

  /** Its real path; while it is away, where it was or will be. */
  get path(): string {
    return this.real;
  }

  /** Why nothing can be recorded; undefined where that can be, as of the last look. */
  get away(): RollcallError | undefined {
    return this.missing ?? this.awaited;
  }

  /** Rejects unless films can be recorded. */
  async demand(): Promise<void> {
    await this.look();
    if (this.awaited) throw this.awaited;
  }

  /** Rejects where it is not there, by a look if the last did not find it. */
  async demandFound(): Promise<void> {
    if (this.missing) await this.look();
  }

  /** Looks for it, without making it. Gives its real path, which may be another one than it was. Rejects with `disk-failed`. */
  async look(): Promise<string> {
    try {
      this.real = await this.find();
      this.missing = undefined;
      this.unmade = '';
      return this.real;
    } catch (error) {
      this.missing = error instanceof RollcallError ? error : this.refusal(whyOf(error), error);
      throw this.missing;
    }
  }

  /** It was found, and what an earlier run left in it is seen to. */
  admit(): void {
    this.awaited = undefined;
  }

  private async find(): Promise<string> {
    const real = await realpath(this.configured);
    // A file of this name is none.
    await access(`${real}/.`, R_OK | W_OK | X_OK);
    const { dev } = await stat(real);
    if ((await this.memory?.takes(this.configured, dev)) === false) throw this.refusal(NOT_MOUNTED);
    return real;
  }

  private make(): void {
    try {
      makeFolder(this.configured);
    } catch (error) {
      this.unmade = `, and cannot be made (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    }
  }

  private refusal(why: string, cause?: unknown): RollcallError {
    const shown = this.configured.slice(0, MAX_SHOWN);
    return new RollcallError(
      'disk-failed',
      `The recordings folder ${shown} cannot be used: ${why}${this.unmade}.`,
      {
        cause,
        advice: ADVICE,
      },
    );
  }
}

function whyOf(error: unknown): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? code;
}
