/**
 * Reads the bit strings and Exp-Golomb codes of clauses 7.2 and 9.1 from an RBSP. It never throws: a read past
 * the end gives 0 and sets `overrun`, so a parser checks once, at its end.
 */
export class BitReader {
  private position = 0;
  private past = false;

  constructor(private readonly rbsp: Uint8Array) {}

  /** True once anything was read that is not there, or a code was longer than the standard allows. */
  get overrun(): boolean {
    return this.past;
  }

  /** The next `count` bits (0 to 32) as an unsigned number, u(n). */
  bits(count: number): number {
    if (this.position + count > this.rbsp.length * 8) return this.fail();
    let value = 0;
    for (let left = count; left > 0;) {
      const byte = this.rbsp[this.position >> 3] ?? 0;
      const free = 8 - (this.position & 7);
      const take = Math.min(free, left);
      value = value * 2 ** take + ((byte >> (free - take)) & (2 ** take - 1));
      this.position += take;
      left -= take;
    }
    return value;
  }

  /** The next bit, u(1). */
  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** An unsigned Exp-Golomb code, ue(v): 0 to 2^32 - 2. */
  ue(): number {
    let zeros = 0;
    while (!this.flag()) {
      zeros += 1;
      if (this.past || zeros > 31) return this.fail();
    }
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** A signed Exp-Golomb code, se(v) (table 9-3). */
  se(): number {
    const code = this.ue();
    const size = Math.ceil(code / 2);
    return code % 2 === 1 ? size : 0 - size;
  }

  private fail(): number {
    this.past = true;
    this.position = this.rbsp.length * 8;
    return 0;
  }
}
