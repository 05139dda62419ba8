import { join } from 'node:path';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';

const MOST = 8;

/** `cameras.json`: the cameras that this host had, in the order of their numbers. */
export class CameraMemory {
  private readonly path: string;

  constructor(
    folder: string,
    private readonly logger: Logger,
  ) {
    this.path = join(folder, 'cameras.json');
  }

  /** Empty where nothing is kept, and where it cannot be read: then cameras get their numbers anew. */
  async load(): Promise<string[]> {
    const text = await readIfThere(this.path);
    if (text === undefined) return [];
    try {
      const kept: unknown = JSON.parse(text);
      if (Array.isArray(kept) && kept.length <= MOST && kept.every((name) => typeof name === 'string'))
        return kept;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    this.logger.warn(
      { path: this.path },
      'Which camera had which number cannot be read: they are counted anew.',
    );
    return [];
  }

  async save(names: readonly string[]): Promise<void> {
    const text = `${JSON.stringify(names)}\n`;
    if ((await readIfThere(this.path)) !== text) await writeFileAtomic(this.path, text);
  }
}
