/** What is done for one key is done one after the other, and for all of them no more than a few at a time. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(private readonly atOnce: number) {}

  /** Resolves or rejects as the work does. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const placed = (): Promise<T> => this.inPlace(work);
    const turn = this.last.get(key)?.then(placed, placed) ?? placed();
    this.last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === turn) this.last.delete(key);
    }
  }

  private async inPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
