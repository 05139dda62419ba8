import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import { setAside } from '#runtime/set-aside.js';
import type { RegistryStore } from '../../domain/ports.js';
import type { StoredRegistry } from '../../domain/stored-service.js';
import { readStored, writeStored } from './read-stored.js';

const WRITE_EVERY_MS = 1000;
const NOTHING: StoredRegistry = { services: [], numbers: {} };

/** The registry on disk: written whole, at most once a second, and only while something changes. */
export class RegistryFile implements RegistryStore {
  private unsaved: (() => StoredRegistry) | undefined;
  private timer: Timer | undefined;
  private writing = Promise.resolve(true);
  private closed = false;

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** What was kept. A file that cannot be read is set aside; what of it can be read is taken. */
  async load(): Promise<StoredRegistry> {
    try {
      const text = await readIfThere(this.path);
      if (text === undefined) return NOTHING;
      const { registry, broken } = readStored(text);
      if (broken > 0) await this.replace(registry, broken);
      return registry;
    } catch (error) {
      await this.setAside({ err: error });
      return NOTHING;
    }
  }

  /** At once: until the rest is written again, no file stands, and a crash would cost it too. */
  private async replace(registry: StoredRegistry, broken: number): Promise<void> {
    const kept = registry.services.length;
    await this.setAside({ broken, kept });
    if (kept === 0 && Object.keys(registry.numbers).length === 0) return;
    this.unsaved = () => registry;
    await this.write();
  }

  save(registry: () => StoredRegistry): void {
    this.unsaved = registry;
    if (!this.closed) this.timer ??= this.clock.after(WRITE_EVERY_MS, () => void this.onTime());
  }

  /** Writes what is unsaved and waits for it. */
  async close(): Promise<void> {
    this.closed = true;
    this.timer?.stop();
    await this.writing;
    await this.write();
  }

  private async onTime(): Promise<void> {
    this.writing = this.write();
    const written = await this.writing;
    this.timer = undefined;
    if (written && this.unsaved) this.save(this.unsaved);
  }

  /** False when it failed: then it stays unsaved. */
  private async write(): Promise<boolean> {
    const registry = this.unsaved;
    if (!registry) return true;
    this.unsaved = undefined;
    try {
      await writeFileAtomic(this.path, writeStored(registry()));
      return true;
    } catch (error) {
      this.unsaved ??= registry;
      const advice = 'The registry was not saved; the next change tries again. Is the disk full?';
      this.logger.error({ err: error, path: this.path }, advice);
      return false;
    }
  }

  private setAside(facts: object): Promise<void> {
    const broken = { path: this.path, what: 'registry', next: 'the network tells it anew', facts };
    return setAside(broken, this.clock, this.logger);
  }
}
