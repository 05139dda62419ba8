import { type GapCause, MAX_GAPS, type RecordingGap } from '#contracts/messages/recording.js';

/** The places in a film where frames are missing: all are counted, the first are listed. */
export class GapList {
  private readonly listed: RecordingGap[] = [];
  private places = 0;
  private missing = 0;
  private last: RecordingGap | undefined;

  get count(): number {
    return this.places;
  }

  /** Frames that are missing in all. */
  get frames(): number {
    return this.missing;
  }

  get first(): readonly RecordingGap[] {
    return this.listed;
  }

  /** Frames are missing before the film's frame `index`; at the place of the last gap they belong to it. */
  add(index: number, frames: number, cause: GapCause): void {
    this.missing += frames;
    if (this.last?.index === index) {
      this.last.frames += frames;
      return;
    }
    this.places += 1;
    this.last = { index, frames, cause };
    if (this.listed.length < MAX_GAPS) this.listed.push(this.last);
  }
}
