/**
 * Which services the registry still has after the connection was away: once as many are heard as the
 * registry counts, those that were not heard have been removed meanwhile.
 */
export class RegistryRoll {
  private readonly heard = new Set<string>();
  private count: number | undefined;
  private whole = false;

  /** All services were heard at least once: who is not among them is nobody. */
  get wasHeardWhole(): boolean {
    return this.whole;
  }

  /** The connection ended: everything will be told again. */
  restart(): void {
    this.heard.clear();
    this.count = undefined;
  }

  hear(id: string, present: boolean): void {
    if (present) this.heard.add(id);
    else this.heard.delete(id);
    this.look();
  }

  expect(count: number | undefined): void {
    this.count = count;
    this.look();
  }

  /** Of the known ids, those that are gone; none while the roll is not complete. */
  gone(known: Iterable<string>): string[] {
    return this.isComplete ? [...known].filter((id) => !this.heard.has(id)) : [];
  }

  private get isComplete(): boolean {
    return this.count !== undefined && this.heard.size >= this.count;
  }

  private look(): void {
    this.whole ||= this.isComplete;
  }
}
