/** Bytes that are appended in pieces and taken out whole; the memory is kept for the next use. */
export class GrowingBytes {
  private bytes: Uint8Array<ArrayBuffer>;
  private used = 0;

  constructor(firstLength = 64 * 1024) {
    this.bytes = new Uint8Array(firstLength);
  }

  get length(): number {
    return this.used;
  }

  /** All of them; to be looked at before anything else is appended. */
  get all(): Uint8Array {
    return this.bytes.subarray(0, this.used);
  }

  /** The byte at `index`, undefined past the end. */
  at(index: number): number | undefined {
    return index < this.used ? this.bytes[index] : undefined;
  }

  /** Appends `source[from, to)`; the time taken is linear over all calls. */
  append(source: Uint8Array, from: number, to: number): void {
    const length = this.used + to - from;
    if (length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, length));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
    }
    this.bytes.set(source.subarray(from, to), this.used);
    this.used = length;
  }

  /** A copy of everything but the zero bytes at the end, in what `take` gives; empties the buffer. */
  takeWithoutTrailingZeros(take: (length: number) => Uint8Array): Uint8Array {
    let end = this.used;
    while (end > 0 && this.bytes[end - 1] === 0) end -= 1;
    this.used = 0;
    const copy = take(end);
    copy.set(this.bytes.subarray(0, end));
    return copy;
  }

  clear(): void {
    this.used = 0;
  }
}
