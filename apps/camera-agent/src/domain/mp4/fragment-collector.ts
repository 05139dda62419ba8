import { fragment, type Sample, sampleBytes } from './fragment.js';
import { type KeyFrameEntry } from './fragment-index.js';

/** A sample whose end is not known yet. */
export interface Frame {
  readonly nals: readonly Uint8Array[];
  readonly keyFrame: boolean;
  /** Since the beginning of the recording. */
  readonly ticks: number;
}

/** A fragment ends early rather than grow over one of these. */
const MAX_FRAGMENT_BYTES = 8 * 1024 * 1024;
const MAX_FRAGMENT_SAMPLES = 1024;

/** Collects frames into fragments and keeps the index of key frames. */
export class FragmentCollector {
  private readonly entries: KeyFrameEntry[] = [];
  private samples: Sample[] = [];
  private held: Frame | undefined;
  private heldBytes = 0;
  private startTicks = 0;
  private sequence = 0;

  /** `offset` is where the first fragment will stand in the file. */
  constructor(
    private offset: number,
    private readonly fragmentTicks: number,
    /** Asked at the end of each fragment; undefined where there is no track of text. */
    private readonly text?: () => string,
  ) {}

  /** The first key frame of each fragment given out so far. */
  get index(): readonly KeyFrameEntry[] {
    return this.entries;
  }

  /** Takes the next frame; gives the fragment before it if that is complete. */
  add(frame: Frame): Uint8Array | undefined {
    this.endHeld(frame.ticks);
    const size = sampleBytes(frame.nals);
    const long =
      frame.ticks - this.startTicks >= this.fragmentTicks || this.samples.length >= MAX_FRAGMENT_SAMPLES;
    const complete = long || this.heldBytes + size > MAX_FRAGMENT_BYTES ? this.cut(frame.ticks) : undefined;
    this.held = frame;
    this.heldBytes += size;
    return complete;
  }

  /** The last fragment, if there are frames left; its last one ends at `endTicks`. */
  finish(endTicks: number): Uint8Array | undefined {
    this.endHeld(endTicks);
    return this.cut(endTicks);
  }

  private endHeld(endTicks: number): void {
    if (!this.held) return;
    const { nals, keyFrame, ticks } = this.held;
    this.samples.push({ nals, keyFrame, durationTicks: endTicks - ticks });
    this.held = undefined;
  }

  private cut(nextStartTicks: number): Uint8Array | undefined {
    if (this.samples.length === 0) return undefined;
    this.sequence += 1;
    const samples = this.samples;
    const bytes = fragment({
      sequence: this.sequence,
      baseDecodeTime: this.startTicks,
      samples,
      text: this.text?.(),
    });
    const entry = keyFrameEntry(samples, this.startTicks, this.offset);
    if (entry) this.entries.push(entry);
    this.offset += bytes.length;
    this.startTicks = nextStartTicks;
    this.samples = [];
    this.heldBytes = 0;
    return bytes;
  }
}

/** The index entry of a fragment: its first key frame, if it has one. */
export function keyFrameEntry(
  samples: readonly Pick<Sample, 'durationTicks' | 'keyFrame'>[],
  startTicks: number,
  moofOffset: number,
): KeyFrameEntry | undefined {
  const first = samples.findIndex((sample) => sample.keyFrame);
  if (first === -1) return undefined;
  const timeTicks = samples.slice(0, first).reduce((sum, sample) => sum + sample.durationTicks, startTicks);
  return { timeTicks, moofOffset, sampleNumber: first + 1 };
}
