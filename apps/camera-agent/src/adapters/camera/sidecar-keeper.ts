import type { Recording } from '#contracts/messages/recording.js';
import { OneByOne } from '#runtime/one-by-one.js';
import type { RecordingStore } from '../fs/recording-store.js';

/** Keeps the sidecar of a recording up to date while it runs: one write after the other, each of what is known by then. */
export class SidecarKeeper {
  private readonly writes = new OneByOne();
  private noted = 0;
  private noting = false;

  constructor(
    private readonly store: RecordingStore,
    private readonly recording: () => Recording,
    /** Nothing is written before. */
    ready: Promise<unknown>,
  ) {
    void this.writes.take(() => Promise.allSettled([ready]));
  }

  /** Resolves when it is written, or kept in memory where the disk refuses. */
  write(): Promise<void> {
    return this.writes.take(() => this.store.saveOrKeep(this.recording()));
  }

  /** The same, but rejects as the disk does; `refused` is called before anything else is written. */
  save(refused: () => void): Promise<void> {
    return this.writes.take(async () => {
      try {
        await this.store.save(this.recording());
      } catch (error) {
        refused();
        throw error;
      }
    });
  }

  /** A crash leaves what the sidecar says: frames that are missing are written down when they are, one write at a time. */
  async noteDropped(frames: number): Promise<void> {
    if (this.noting || frames === this.noted) return;
    this.noting = true;
    this.noted = frames;
    await this.write();
    this.noting = false;
  }
}
