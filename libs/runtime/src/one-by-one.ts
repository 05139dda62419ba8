/** Work that is done one after the other, in the order in which it was asked for. */
export class OneByOne {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as the work does; the next one does not care how this one ends. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
