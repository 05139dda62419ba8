/** How many are remembered: pictures that were never shown are forgotten. */
const MOST = 120;

/** When what was appended had come, by where it ends on the timeline of the film. */
export class Arrivals {
  private readonly all: { readonly end: number; readonly at: number }[] = [];

  /** `end` in seconds of the film, `at` in ms. */
  add(end: number, at: number): void {
    this.all.push({ end, at });
    if (this.all.length > MOST) this.all.shift();
  }

  /** When the picture came that is shown from `time` on; what lies before it is forgotten. */
  of(time: number): number | undefined {
    while (this.all.length > 0 && (this.all[0]?.end ?? 0) <= time) this.all.shift();
    return this.all[0]?.at;
  }

  clear(): void {
    this.all.length = 0;
  }
}
