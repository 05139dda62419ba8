const FLAPPING_AT = 5;
const WITHIN_MS = 10 * 60 * 1000;

/** How often a service went from found to lost or back, lately. */
export class Flips {
  /** The last ones, monotonic ms. */
  private times: readonly number[] = [];

  add(now: number): void {
    this.times = [...this.times, now].slice(-FLAPPING_AT);
  }

  /** Five flips within ten minutes. */
  isFlapping(now: number): boolean {
    const [first = -Infinity] = this.times;
    return this.times.length === FLAPPING_AT && now - first <= WITHIN_MS;
  }
}
