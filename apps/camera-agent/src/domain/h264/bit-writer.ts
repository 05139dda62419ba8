/**
 * Writes the bit strings and Exp-Golomb codes of clauses 7.2 and 9.1. It is made to be used again: `clear()` keeps
 * the memory, so a writer that has grown to the size of a picture allocates nothing more.
 */
export class BitWriter {
  private bytes: Uint8Array;
  private length = 0;
  private pending = 0;
  private pendingBits = 0;

  /** `capacity` is a first guess in bytes; the writer grows when needed. */
  constructor(capacity = 64) {
    this.bytes = new Uint8Array(Math.max(capacity, 8));
  }

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
    this.pending = 0;
    this.pendingBits = 0;
  }

  /** The low `count` bits (0 to 32) of `value`, u(n). */
  bits(value: number, count: number): void {
    for (let left = count; left > 0;) {
      const take = Math.min(8 - this.pendingBits, left);
      const part = Math.floor(value / 2 ** (left - take)) & (2 ** take - 1);
      this.pending = (this.pending << take) | part;
      this.pendingBits += take;
      left -= take;
      if (this.pendingBits === 8) this.emit();
    }
  }

  /** One bit, u(1). */
  flag(value: boolean): void {
    this.bits(value ? 1 : 0, 1);
  }

  /** An unsigned Exp-Golomb code, ue(v), of 0 to 2^32 - 2. */
  ue(value: number): void {
    const code = value + 1;
    const size = 32 - Math.clz32(code);
    this.bits(0, size - 1);
    this.bits(code, size);
  }

  /** A signed Exp-Golomb code, se(v) (table 9-3). */
  se(value: number): void {
    this.ue(value > 0 ? value * 2 - 1 : value * -2);
  }

  /** Zero bits up to the next whole byte, as pcm_alignment_zero_bit (clause 7.3.5). */
  alignWithZeros(): void {
    if (this.pendingBits > 0) this.bits(0, 8 - this.pendingBits);
  }

  /** Whole bytes `source[from, to)`; the writer must stand at a whole byte. */
  copy(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    let out = this.length;
    for (let index = from; index < to; index++) this.bytes[out++] = source[index] ?? 0;
    this.length = out;
  }

  /** rbsp_trailing_bits (clause 7.3.2.11): a one bit, then zeros up to the next whole byte. */
  trailing(): void {
    this.bits(1, 1);
    this.alignWithZeros();
  }

  /** The whole bytes written so far: a view that the next write or `clear()` spoils. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private emit(): void {
    this.reserve(1);
    this.bytes[this.length++] = this.pending;
    this.pending = 0;
    this.pendingBits = 0;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.view());
    this.bytes = grown;
  }
}
