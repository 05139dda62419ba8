/** Finds frames that are missing in one run of a camera by capture times that are exact. */
export class ExactGaps {
  private beforeMs: number | undefined;
  /** Frames since then whose time is not exact, or that are known to be lost. */
  private known = 0;

  /** So many frames need no exact time: they came without, or the driver has told that they are lost. */
  knows(frames: number): void {
    this.known += frames;
  }

  /** The clock of the times is another one from the next frame on. */
  forget(): void {
    this.beforeMs = undefined;
  }

  /** How many frames are missing before the one captured at `timeMs`; there is one every `frameMs`. */
  before(timeMs: number, frameMs: number): number {
    const missing = (timeMs - (this.beforeMs ?? timeMs)) / frameMs - 1 - this.known;
    this.beforeMs = timeMs;
    this.known = 0;
    return missing > 0.5 ? Math.round(missing) : 0;
  }
}
