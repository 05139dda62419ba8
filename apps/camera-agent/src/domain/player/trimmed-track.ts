import type { SampleFacts } from '../mp4/fragment.js';
import type { FragmentSamples } from '../mp4/fragment-reader.js';

/** Samples that lie one behind the other in the film. */
export interface FilmChunk {
  readonly offset: number;
  bytes: number;
  samples: number;
}

/** Which frames of a film are wanted, counted from 0, both included. */
export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The sample tables (ISO/IEC 14496-12 clause 8.6 and 8.7) of a part of a film, collected fragment by fragment. It
 * begins with the last key frame that is not behind the first frame wanted; what lies between is hidden.
 */
export class TrimmedTrack {
  readonly sizes: number[] = [];
  /** Runs of samples of one duration. */
  readonly runs = { counts: [] as number[], ticks: [] as number[] };
  /** Counted from 1. */
  readonly keyFrames: number[] = [];
  readonly chunks: FilmChunk[] = [];
  mediaTicks = 0;
  hiddenTicks = 0;
  private seen = 0;

  constructor(private readonly range: FrameRange) {}

  /** True once the last frame wanted was taken. */
  get complete(): boolean {
    return this.seen > this.range.last;
  }

  /** Bytes of all samples. */
  get bytes(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  }

  add({ samples, dataOffset }: FragmentSamples): void {
    let offset = dataOffset;
    let chunk: FilmChunk | undefined;
    for (const sample of samples) {
      if (this.complete) return;
      if (sample.keyFrame && this.seen <= this.range.first) {
        this.restart();
        chunk = undefined;
      }
      if (!chunk) this.chunks.push((chunk = { offset, bytes: 0, samples: 0 }));
      this.take(sample, chunk);
      offset += sample.bytes;
      this.seen += 1;
    }
  }

  private take({ bytes, durationTicks, keyFrame }: SampleFacts, chunk: FilmChunk): void {
    this.sizes.push(bytes);
    if (keyFrame) this.keyFrames.push(this.sizes.length);
    this.lasts(durationTicks);
    chunk.bytes += bytes;
    chunk.samples += 1;
    this.mediaTicks += durationTicks;
    if (this.seen < this.range.first) this.hiddenTicks += durationTicks;
  }

  private lasts(durationTicks: number): void {
    const { counts, ticks } = this.runs;
    const index = counts.length - 1;
    if (ticks[index] === durationTicks) counts[index] = (counts[index] ?? 0) + 1;
    else {
      counts.push(1);
      ticks.push(durationTicks);
    }
  }

  private restart(): void {
    for (const table of [this.sizes, this.runs.counts, this.runs.ticks, this.keyFrames, this.chunks])
      table.length = 0;
    this.mediaTicks = 0;
    this.hiddenTicks = 0;
  }
}
