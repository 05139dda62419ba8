/** Counts by name, such as refusals by kind. Names come from code, never from a wire: the set is bounded. */
export class Counters {
  private readonly counts = new Map<string, number>();

  add(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }

  toJSON(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, n) => sum + n, 0);
  }
}
