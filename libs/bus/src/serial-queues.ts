/** How many tasks may wait for one key. An honest camera never has more than a few. */
const MAX_WAITING = 256;

type Task = () => Promise<void>;

/** Runs tasks one after the other for each key, keys beside each other. Tasks must not reject. */
export class SerialQueues {
  private readonly queues = new Map<string, Task[]>();
  private readonly runs = new Set<Promise<void>>();

  /** False when the key has too many waiting: the task is not taken. */
  add(key: string, task: Task): boolean {
    const waiting = this.queues.get(key);
    if (waiting) {
      if (waiting.length >= MAX_WAITING) return false;
      waiting.push(task);
      return true;
    }
    const queue = [task];
    this.queues.set(key, queue);
    const run = this.run(key, queue).finally(() => this.runs.delete(run));
    this.runs.add(run);
    return true;
  }

  /** Resolves when everything that was taken is done. */
  async drained(): Promise<void> {
    while (this.runs.size > 0) await Promise.all(this.runs);
  }

  private async run(key: string, queue: Task[]): Promise<void> {
    for (let task = queue.shift(); task; task = queue.shift()) await task();
    this.queues.delete(key);
  }
}
