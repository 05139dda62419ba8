import type { Change } from './change.js';

/**
 * Changes on their way to a camera, one call at a time: while one is on its way, what is asked meanwhile is gathered, the
 * newest of each field, so that a slider that is dragged never leaves a queue behind.
 */
export class ChangeQueue {
  private readonly waiting = new Map<string, Change>();
  private isRunning = false;

  constructor(
    /** Never rejects. */
    private readonly send: (field: string, change: Change) => Promise<void>,
    private readonly tell: (isRunning: boolean) => void,
  ) {}

  ask(field: string, change: Change): void {
    this.waiting.set(field, change);
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.become(true);
    for (;;) {
      const [next] = this.waiting;
      if (!next) break;
      this.waiting.delete(next[0]);
      await this.send(...next);
    }
    this.become(false);
  }

  private become(isRunning: boolean): void {
    this.isRunning = isRunning;
    this.tell(isRunning);
  }
}
