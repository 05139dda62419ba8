/** Publishes the newest state: however often it changes, one publication is on its way and at most one waits. */
export class LatestPublisher {
  private busy = false;
  private wanted = false;

  /** `publish` reads the state when it is called, and does not reject. */
  constructor(private readonly publish: () => Promise<void>) {}

  /** The state has changed. */
  changed(): void {
    this.wanted = true;
    if (!this.busy) void this.run();
  }

  private async run(): Promise<void> {
    this.busy = true;
    while (this.wanted) {
      this.wanted = false;
      await this.publish();
    }
    this.busy = false;
  }
}
