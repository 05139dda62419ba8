import { fragmentHead, type SampleFacts, sampleBytes } from './fragment.js';
import { FragmentIndex, type KeyFrameEntry } from './fragment-index.js';
import { SampleBuffer } from './sample-buffer.js';

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
/** For the boxes of a fragment as full of samples as that, and a text. */
const HEADROOM = 16 * 1024;

/** Collects frames into fragments and keeps the index of key frames. Of what it is given it keeps no byte but copies. */
export class FragmentCollector {
  /** The first key frame of each fragment given out so far. */
  readonly index = new FragmentIndex();
  private samples: SampleFacts[] = [];
  private held: (Omit<Frame, 'nals'> & { bytes: number }) | undefined;
  private buffer = new SampleBuffer(HEADROOM);
  /** Where the fragments lie that were given out. */
  private readonly given = new WeakMap<ArrayBufferLike, SampleBuffer>();
  private spare: SampleBuffer | undefined;
  private startTicks = 0;
  private sequence = 0;

  /** `offset` is where the first fragment will stand in the file. */
  constructor(
    private offset: number,
    private readonly fragmentTicks: number,
    /** Asked at the end of each fragment; undefined where there is no track of text. */
    private readonly text?: () => string,
  ) {}

  /** Takes the next frame; gives the fragment before it if that is complete. */
  add(frame: Frame): Uint8Array | undefined {
    this.endHeld(frame.ticks);
    const { nals, keyFrame, ticks } = frame;
    const bytes = sampleBytes(nals);
    // No longer than what is safe before it: a film that is killed right after its beginning can be played.
    const wanted = Math.min(this.startTicks, this.fragmentTicks);
    const long = ticks - this.startTicks >= wanted || this.samples.length >= MAX_FRAGMENT_SAMPLES;
    const complete = long || this.buffer.length + bytes > MAX_FRAGMENT_BYTES ? this.cut(ticks) : undefined;
    this.buffer.append(nals);
    this.held = { bytes, keyFrame, ticks };
    return complete;
  }

  /** The last fragment, if there are frames left; its last one ends at `endTicks`. */
  finish(endTicks: number): Uint8Array | undefined {
    this.endHeld(endTicks);
    return this.cut(endTicks);
  }

  /** A fragment that it gave out is not looked at any more: its memory may be used for another. */
  giveBack(piece: Uint8Array): void {
    const buffer = this.given.get(piece.buffer);
    if (!buffer) return;
    this.given.delete(piece.buffer);
    buffer.clear();
    this.spare = buffer;
  }

  private endHeld(endTicks: number): void {
    if (!this.held) return;
    const { bytes, keyFrame, ticks } = this.held;
    this.samples.push({ bytes, keyFrame, durationTicks: endTicks - ticks });
    this.held = undefined;
  }

  private cut(nextStartTicks: number): Uint8Array | undefined {
    if (this.samples.length === 0) return undefined;
    this.sequence += 1;
    const samples = this.samples;
    const facts = { sequence: this.sequence, baseDecodeTime: this.startTicks, samples, text: this.text?.() };
    const bytes = this.takeBuffer().behind(fragmentHead(facts));
    const entry = keyFrameEntry(samples, this.startTicks, this.offset);
    if (entry) this.index.add(entry);
    this.offset += bytes.length;
    this.startTicks = nextStartTicks;
    this.samples = [];
    return bytes;
  }

  /** The one that is full; the next frame goes into another. */
  private takeBuffer(): SampleBuffer {
    const full = this.buffer;
    this.given.set(full.buffer, full);
    this.buffer = this.spare ?? new SampleBuffer(HEADROOM, full.buffer.byteLength);
    this.spare = undefined;
    return full;
  }
}

/** The index entry of a fragment: its first key frame, if it has one. */
export function keyFrameEntry(
  samples: readonly Pick<SampleFacts, 'durationTicks' | 'keyFrame'>[],
  startTicks: number,
  moofOffset: number,
): KeyFrameEntry | undefined {
  const first = samples.findIndex((sample) => sample.keyFrame);
  if (first === -1) return undefined;
  const timeTicks = samples.slice(0, first).reduce((sum, sample) => sum + sample.durationTicks, startTicks);
  return { timeTicks, moofOffset, sampleNumber: first + 1 };
}
