/**
 * Which services the registry still has after the connection was away: once as many are heard as the
 * registry counts, those that were not heard have been removed meanwhile.
 */
export class RegistryRoll {
  private readonly heard = new Set<string>();
  private count: number | undefined;

  /** The connection ended: everything will be told again. */
  restart(): void {
    this.heard.clear();
    this.count = undefined;
  }

  hear(id: string, present: boolean): void {
    if (present) this.heard.add(id);
    else this.heard.delete(id);
  }

  expect(count: number | undefined): void {
    this.count = count;
  }

  /** Of the known ids, those that are gone; none while the roll is not complete. */
  gone(known: Iterable<string>): string[] {
    if (this.count === undefined || this.heard.size < this.count) return [];
    return [...known].filter((id) => !this.heard.has(id));
  }
}
