import { FragmentIndex, type KeyFrameEntry } from './fragment-index.js';
import type { FoundFragment } from './fragment-reader.js';

/** Of the newest each is known, two minutes of them: what a power cut spoils is no older. */
const MOST_RECENT = 256;

/** The fragments of a film that stand, one behind the other, of which only the newest are remembered one by one. */
export class StandingFragments {
  private readonly recent: FoundFragment[] = [];
  private readonly settledIndex = new FragmentIndex();
  private settled = { count: 0, frames: 0, end: 0, endTicks: 0 };

  /** `from`: where the first would begin. */
  constructor(from: number) {
    this.settled.end = from;
  }

  get count(): number {
    return this.settled.count + this.recent.length;
  }

  get frames(): number {
    return this.recent.reduce((sum, { frames }) => sum + frames, this.settled.frames);
  }

  /** Where the last of them ends in the file. */
  get end(): number {
    return this.newest?.end ?? this.settled.end;
  }

  get endTicks(): number {
    return this.newest?.endTicks ?? this.settled.endTicks;
  }

  /** The newest that can still be taken back. */
  get newest(): FoundFragment | undefined {
    return this.recent.at(-1);
  }

  /** Takes the next one, unless it does not follow. */
  add(next: FoundFragment): boolean {
    if (next.sequence !== this.count + 1 || next.startTicks !== this.endTicks) return false;
    this.recent.push(next);
    if (this.recent.length > MOST_RECENT) this.settle();
    return true;
  }

  takeBack(): void {
    this.recent.pop();
  }

  /** Of all of them, and of what is torn behind them; to be asked for once. */
  indexWith(more: KeyFrameEntry | undefined): Uint8Array {
    for (const entry of [...this.recent.map((each) => each.entry), more])
      if (entry) this.settledIndex.add(entry);
    return this.settledIndex.bytes;
  }

  private settle(): void {
    const oldest = this.recent.shift();
    if (!oldest) return;
    const { end, endTicks, entry } = oldest;
    this.settled = {
      count: this.settled.count + 1,
      frames: this.settled.frames + oldest.frames,
      end,
      endTicks,
    };
    if (entry) this.settledIndex.add(entry);
  }
}
