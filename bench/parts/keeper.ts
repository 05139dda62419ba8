import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('keeper-program.ts', import.meta.url));

/** Sees to it that nothing is left of the run in hand when the bench is killed. */
export class Keeper {
  /** In a process group of its own: what ends the bench's group must not end the keeper. */
  private readonly child = spawn(process.execPath, [...process.execArgv, PROGRAM], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });

  /** From now on this is the folder to be swept. */
  watch(folder: string): void {
    this.child.stdin.write(`${folder}\n`);
  }

  /** Sweeps the last folder, if anything is left of it, and ends. */
  async close(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.stdin.end();
    await exit;
  }
}
