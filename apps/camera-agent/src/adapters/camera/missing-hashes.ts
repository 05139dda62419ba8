import type { Recording } from '#contracts/messages/recording.js';
import type { Logger } from '#contracts/ports/logger.js';
import { filmHash } from '../fs/film-hash.js';
import type { RecordingShelf } from './recording-shelf.js';

/**
 * Makes up for the SHA-256 that films went without: long ones whose agent was stopped, or that a crash left behind. Without it
 * no copy of them can be proven. One after the other, while the camera is at work.
 */
export class MissingHashes {
  private readonly ending = new AbortController();
  private work = Promise.resolve();

  constructor(
    private readonly shelf: Pick<RecordingShelf, 'list' | 'videoPath' | 'noteHash'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.work = this.makeUp().catch((error: unknown) => {
      if (!this.ending.signal.aborted)
        this.logger.warn({ error: String(error) }, 'Films that lack their SHA-256 cannot be looked through.');
    });
  }

  /** Resolves when nothing is read any more. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.work;
  }

  private async makeUp(): Promise<void> {
    for (const { id } of (await this.shelf.list()).filter(lacksHash)) {
      if (this.ending.signal.aborted) return;
      await this.hash(id);
    }
  }

  /** It may be deleted meanwhile, or lie where the disk cannot read it. */
  private async hash(id: string): Promise<void> {
    const { signal } = this.ending;
    try {
      await this.shelf.noteHash(id, await filmHash(await this.shelf.videoPath(id), signal));
    } catch (error) {
      if (!signal.aborted)
        this.logger.warn({ recordingId: id, error: String(error) }, 'The SHA-256 of a film is left out.');
    }
  }
}

/** Closed, with something in it. */
function lacksHash({ state, frames, sha256 }: Recording): boolean {
  return sha256 === undefined && frames > 0 && ['saved', 'failed', 'recovered'].includes(state);
}
