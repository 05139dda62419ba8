import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, readOrCreate, writeFileAtomic } from '#runtime/atomic-file.js';
import { StartError } from '#runtime/start-error.js';
import type { Memory } from './decide-identity.js';

const FILE = 'host.json';

/** What a data folder remembers of its host. */
export class HostMemory {
  private readonly path: string;

  private stands = false;

  constructor(dataDir: string) {
    this.path = join(dataDir, FILE);
  }

  /** Throws a StartError where the file cannot be read: with a new identity the host would be another one. */
  async load(): Promise<Memory | undefined> {
    const text = await readIfThere(this.path);
    if (text === undefined) return undefined;
    this.stands = true;
    return this.parsed(text);
  }

  /** Of several agents that start at once on one host, the first one makes the file; gives what stands then. */
  async save(memory: Memory): Promise<Memory> {
    const text = `${JSON.stringify(memory)}\n`;
    if (!this.stands) return this.parsed(await readOrCreate(this.path, () => text));
    await writeFileAtomic(this.path, text);
    return memory;
  }

  /** Puts what another board wrote out of the way. */
  async setAside(): Promise<void> {
    this.stands = false;
    await rename(this.path, `${this.path}.of-another-board`).catch((error: unknown) => {
      // Another agent of this host was faster.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
  }

  private parsed(text: string): Memory {
    try {
      const { hardware, identity } = JSON.parse(text) as Record<string, unknown>;
      const isList = Array.isArray(hardware) && hardware.every((each) => typeof each === 'string');
      const isText = identity === undefined || (typeof identity === 'string' && identity.trim() !== '');
      if (isList && isText) return { hardware, ...(identity !== undefined && { identity }) };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    throw new StartError(
      `${this.path} cannot be read: put back what stood there, or delete it; without a serial number the host may get a new id then.`,
    );
  }
}
