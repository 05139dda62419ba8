/** Whom to tell. One that throws keeps nothing from the others: its error goes where errors go that nobody catches. */
export class Listeners<T extends readonly unknown[]> {
  private readonly all = new Set<(...news: T) => void>();

  /** Gives the way to be told no more. */
  add(listener: (...news: T) => void): () => void {
    // A function that is added twice is told twice.
    const own = (...news: T): void => listener(...news);
    this.all.add(own);
    return () => void this.all.delete(own);
  }

  tell(...news: T): void {
    for (const listener of [...this.all]) {
      try {
        listener(...news);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
