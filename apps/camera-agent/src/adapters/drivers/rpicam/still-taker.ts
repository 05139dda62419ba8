import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** Takes one still picture at a time, until somebody needs the camera for more. */
export class StillTaker {
  private taking: { readonly abort: AbortController; readonly over: Promise<unknown> } | undefined;

  /** Rejects as `take` does, with `too-many` while one is being taken, with `camera-not-ready` if `end` comes first. */
  async take(take: (signal: AbortSignal) => Promise<Uint8Array>): Promise<Uint8Array> {
    if (this.taking) throw new RollcallError('too-many', 'A still picture is being taken already.');
    const abort = new AbortController();
    const picture = take(abort.signal);
    this.taking = { abort, over: picture };
    try {
      return await picture;
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      throw new RollcallError('camera-not-ready', 'The camera is opened or closed at this moment.');
    } finally {
      this.taking = undefined;
    }
  }

  /** Breaks it off; resolves when the camera is free. */
  async end(): Promise<void> {
    this.taking?.abort.abort();
    await Promise.allSettled([this.taking?.over]);
  }
}
