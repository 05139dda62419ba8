/** Samples that are looked back upon. */
const MOST = 6;

/** How fast something grew of late. */
export class RecentRate {
  private samples: { readonly ms: number; readonly bytes: number }[] = [];

  /** `bytes`: all that came until `ms`, which only grows. */
  note(ms: number, bytes: number): void {
    this.samples = [...this.samples.slice(1 - MOST), { ms, bytes }];
  }

  /** Undefined until two samples lie apart. */
  get bytesPerSecond(): number | undefined {
    const [first] = this.samples;
    const last = this.samples.at(-1);
    if (!first || !last || last.ms <= first.ms) return undefined;
    return Math.round(((last.bytes - first.bytes) * 1000) / (last.ms - first.ms));
  }
}
