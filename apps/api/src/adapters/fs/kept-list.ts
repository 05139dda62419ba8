import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { writeFileAtomic } from '#runtime/atomic-file.js';
import { listFileText, readListFile, type ListFile } from '#runtime/list-file.js';

export interface KeptListSpec<T> extends ListFile<T> {
  readonly keyOf: (item: T) => string;
  /** What follows where a removal cannot be saved; said where others read the file. */
  readonly notRemoved?: string;
}

/** A list in memory and in one file, which only this user can read. */
export class KeptList<T extends object> {
  private readonly items = new Map<string, T>();
  private queued: Promise<void> | undefined;
  private writing = Promise.resolve();

  constructor(private readonly spec: KeptListSpec<T>) {}

  /**
   * Throws a StartError where the file cannot be read as what it should be: going on without it would forget who may
   * do what, and the next change would overwrite it.
   */
  async load(): Promise<void> {
    const items = await readListFile(this.spec);
    for (const item of items) this.items.set(this.spec.keyOf(item), item);
  }

  get size(): number {
    return this.items.size;
  }

  get(key: string): T | undefined {
    return this.items.get(key);
  }

  all(): T[] {
    return [...this.items.values()];
  }

  /** It counts at once, and is kept when it resolves; where it cannot be kept it is as it was. */
  async put(item: T): Promise<void> {
    const key = this.spec.keyOf(item);
    const before = this.items.get(key);
    this.items.set(key, item);
    try {
      await this.write();
    } catch (error) {
      // Who was shut out meanwhile stays out.
      if (this.items.get(key) === item) this.restore(key, before);
      throw this.notSaved('so it is as it was', error);
    }
  }

  /** It is gone at once, also where that cannot be kept: whom somebody wants to shut out is out. */
  async remove(key: string): Promise<void> {
    this.items.delete(key);
    try {
      await this.write();
    } catch (error) {
      throw this.notSaved(this.spec.notRemoved ?? 'so it is gone only until the next start', error);
    }
  }

  /** Resolves once what is being written is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** One write runs and one waits, however many changes there are: it writes all of them. */
  private write(): Promise<void> {
    this.queued ??= this.writing.then(() => {
      this.queued = undefined;
      return writeFileAtomic(this.spec.path, listFileText(this.all()));
    });
    const turn = this.queued;
    const done = (): void => undefined;
    // A failure is told to those who wait for it; the next one has its turn all the same.
    this.writing = turn.then(done, done);
    return turn;
  }

  private restore(key: string, before: T | undefined): void {
    if (before) this.items.set(key, before);
    else this.items.delete(key);
  }

  private notSaved(consequence: string, cause: unknown): RollcallError {
    const why = (cause as NodeJS.ErrnoException).code ?? 'see the log';
    return new RollcallError(
      'internal',
      `The ${this.spec.what} could not be saved (${why}), ${consequence}.`,
      {
        advice: 'See that the disk of the operator host has room and that the data folder can be written.',
        cause,
      },
    );
  }
}
