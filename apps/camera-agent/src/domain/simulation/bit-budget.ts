/** A picture that was larger than its share, such as a key frame, is made up for within this time. */
const LONGEST_DEBT_S = 2;

/** How many bytes a picture may have beyond what it needs, so that a stream has a certain bit rate in the mean. */
export class BitBudget {
  private readonly share: number;
  private left = 0;

  constructor(
    private readonly bitrate: number,
    fps: number,
  ) {
    this.share = bitrate / 8 / fps;
  }

  /** Bytes that the next picture may add, `most` at most. */
  next(most: number): number {
    this.left = Math.min(this.left + this.share, most);
    return Math.max(0, this.left);
  }

  /** The picture has this many bytes in all. */
  spend(bytes: number): void {
    this.left = Math.max(this.left - bytes, (-this.bitrate / 8) * LONGEST_DEBT_S);
  }
}
