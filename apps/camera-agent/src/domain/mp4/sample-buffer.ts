import { concat } from '#live/domain/box.js';
import { sampleBytes, writeSample } from './fragment.js';

/** Fifty films that begin at one instant would ask for fifty times this, zeroed. */
const FIRST_BYTES = 64 * 1024;

/** The samples of one fragment, copied behind each other as they come, with room before them for its boxes. */
export class SampleBuffer {
  private memory: Uint8Array<ArrayBuffer>;
  private end: number;

  /** `headroom`: bytes for the boxes; larger ones cost a copy of all. `bytes`: as many as are likely to be needed. */
  constructor(
    private readonly headroom: number,
    bytes = FIRST_BYTES,
  ) {
    this.memory = new Uint8Array(bytes);
    this.end = headroom;
  }

  get length(): number {
    return this.end - this.headroom;
  }

  /** What `behind` gives lies in it, unless the boxes are too large. */
  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  append(nals: readonly Uint8Array[]): void {
    this.grow(sampleBytes(nals));
    this.end = writeSample(this.memory, this.end, nals);
  }

  /** All samples behind `head`, in this very memory: it is to be left alone while anybody looks at that. */
  behind(head: Uint8Array): Uint8Array {
    const from = this.headroom - head.length;
    if (from < 0) return concat([head, this.memory.subarray(this.headroom, this.end)]);
    this.memory.set(head, from);
    return this.memory.subarray(from, this.end);
  }

  /** Begins anew. */
  clear(): void {
    this.end = this.headroom;
  }

  private grow(by: number): void {
    if (this.end + by <= this.memory.length) return;
    const grown = new Uint8Array(Math.max(this.memory.length * 2, this.end + by));
    grown.set(this.memory.subarray(0, this.end));
    this.memory = grown;
  }
}
