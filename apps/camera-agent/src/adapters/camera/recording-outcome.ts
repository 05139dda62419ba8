import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { RecordingEnd } from '../../domain/recording/recording-end.js';

/** A film of a few minutes is read in that time; who stops a longer one has better things to do. */
const HASH_PATIENCE_MS = 3000;
const EARLY = 'The recording was stopped before its first frame.';

/** What those who wait for a recording learn of it. */
export class RecordingOutcome {
  private readonly begun = Promise.withResolvers<Recording>();
  private readonly whole = Promise.withResolvers<undefined>();
  private readonly closed = Promise.withResolvers<Recording>();

  constructor(private readonly clock: Clock) {
    // Who started it may have gone away; the outcome is told by an event all the same.
    this.started.catch(() => undefined);
    this.done.catch(() => undefined);
  }

  /** Resolves at the first frame; rejects if it ends before. */
  get started(): Promise<Recording> {
    return this.begun.promise;
  }

  /** Resolves when the file is closed, however it ended; rejects if there never was a frame. */
  get done(): Promise<Recording> {
    return this.closed.promise;
  }

  /** The same, but for what is measured on the whole film it waits a few seconds only; `now` gives the recording then. */
  async doneSoon(now: () => Recording): Promise<Recording> {
    await Promise.race([this.done, this.whole.promise]);
    const late = Promise.withResolvers<undefined>();
    const timer = this.clock.after(HASH_PATIENCE_MS, () => late.resolve(undefined));
    const closed = await Promise.race([this.done, late.promise]);
    timer.stop();
    return closed ?? now();
  }

  begin(recording: Recording): void {
    this.begun.resolve(recording);
  }

  /** All of it is on disk but for what is measured on the whole film. */
  stands(): void {
    this.whole.resolve(undefined);
  }

  close(recording: Recording): void {
    this.closed.resolve(recording);
  }

  /** There never was a frame: it failed, or was ended before. */
  refuse(end: RecordingEnd): void {
    const reason = end.kind === 'failed' ? end.error : new RollcallError('not-recording', EARLY);
    this.begun.reject(reason);
    this.closed.reject(reason);
  }
}
