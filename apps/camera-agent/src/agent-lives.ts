import { BoardLed } from './adapters/host/board-led.js';
import { FolderLock } from './adapters/host/folder-lock.js';
import type { FoundCamera } from './adapters/drivers/found-camera.js';
import { AgentLife, type LifeParts } from './agent-life.js';
import { type AgentSelf, siblingSelf } from './agent-self.js';
import type { AgentConfig } from './config.js';

/** One camera of this host, as others reach it. */
export interface LiveCamera {
  readonly id: string;
  /** 0 while it belongs to nobody. */
  readonly mediaPort: number;
}

/** The cameras of this host: each is an agent of its own, with its id, folder, connections and ports. */
export class AgentLives {
  private readonly locks: FolderLock[] = [];
  private readonly lives: { readonly id: string; readonly life: AgentLife }[] = [];
  private closing: Promise<void> | undefined;

  /** One for all of them: each would take the blinking of another for what the light showed before. */
  private readonly led: BoardLed;

  constructor(private readonly parts: Omit<LifeParts, 'self' | 'found' | 'led'>) {
    this.led = new BoardLed(parts.clock, parts.logger);
  }

  get cameras(): LiveCamera[] {
    return this.lives.map(({ id, life }) => ({ id, mediaPort: life.mediaPort }));
  }

  get claimed(): boolean {
    return this.lives.every(({ life }) => life.claimed);
  }

  /** Throws a StartError for what a person can mend; then none of them runs. */
  async start(first: AgentSelf, find: () => Promise<readonly FoundCamera[]>): Promise<void> {
    try {
      await this.lock(first);
      // One after the other: the first has the first media port.
      for (const [number, found] of (await find()).entries()) await this.begin(first, number, found);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** All at once: each takes what it needs of the five seconds. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async begin(first: AgentSelf, number: number, found: FoundCamera): Promise<void> {
    const { config, random } = this.parts;
    const self = number === 0 ? first : await siblingSelf(config, first, number, random);
    if (number > 0) await this.lock(self);
    const mediaPorts = mediaPortsOf(config, number);
    const { led } = this;
    const life = new AgentLife({ ...this.parts, config: { ...config, mediaPorts }, self, found, led });
    this.lives.push({ id: self.id, life });
    await life.start();
  }

  private async lock({ folder }: AgentSelf): Promise<void> {
    const lock = new FolderLock(folder);
    await lock.take();
    this.locks.push(lock);
  }

  private async end(): Promise<void> {
    await Promise.allSettled(this.lives.map(({ life }) => life.close()));
    await Promise.all(this.locks.map((lock) => lock.release()));
  }
}

/** The port that was asked for is that of the first camera; others count up from it. */
function mediaPortsOf({ mediaPorts }: AgentConfig, number: number): readonly number[] {
  const [only = 0, ...others] = mediaPorts;
  return others.length > 0 || only === 0 ? mediaPorts : [only + number];
}
