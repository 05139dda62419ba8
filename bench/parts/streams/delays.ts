const STEP_MS = 0.1;
const STEPS = 100_000;

/** Millions of delays, to a tenth of a millisecond; what is longer than 10 s counts as that. */
export class Delays {
  private readonly counts = new Uint32Array(STEPS + 1);
  private total = 0;

  add(ms: number): void {
    const step = Math.min(STEPS, Math.max(0, Math.round(ms / STEP_MS)));
    this.counts[step] = (this.counts[step] ?? 0) + 1;
    this.total += 1;
  }

  /** By the nearest rank. */
  percentile(part: number): number {
    let left = Math.max(1, Math.ceil(part * this.total));
    for (const [step, count] of this.counts.entries()) {
      left -= count;
      if (left <= 0) return step * STEP_MS;
    }
    return NaN;
  }
}
