/** Ends what somebody has: sessions, sign-in links, streams and downloads that are open. */
export class Endings {
  private readonly enders: ((key: string) => void)[] = [];

  /** `end` is told the key of a principal, or of a session. */
  on(end: (key: string) => void): void {
    this.enders.push(end);
  }

  end(key: string): void {
    for (const end of this.enders) end(key);
  }
}
