/** Whether anybody waits for each picture the moment it comes. */
export class Haste {
  private waiting = 0;

  /** `changed` is told at once that nobody does. */
  constructor(private readonly changed: (hurried: boolean) => void) {
    changed(false);
  }

  /** Somebody waits, until what it gives is called; more often than once does nothing. */
  begin(): () => void {
    let ended = false;
    this.count(1);
    return () => {
      if (!ended) this.count(-1);
      ended = true;
    };
  }

  private count(more: 1 | -1): void {
    const before = this.waiting > 0;
    this.waiting += more;
    if (this.waiting > 0 !== before) this.changed(!before);
  }
}
