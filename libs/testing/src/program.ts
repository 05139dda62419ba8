import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.js';

export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program in a process of its own, and all that it says. */
export class Program {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  private readonly exited: Promise<unknown>;

  constructor(command: readonly string[], env: NodeJS.ProcessEnv) {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.exited = once(child, 'close');
    this.child = child;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program did not start');
    return this.child.pid;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits for a text on standard output. */
  async says(text: string | RegExp, deadlineMs = 60_000): Promise<void> {
    const found = (): boolean =>
      typeof text === 'string' ? this.stdout.includes(text) : text.test(this.stdout);
    await eventually(
      `"${String(text)}" on standard output`,
      () => found() || this.failIfEnded(),
      deadlineMs,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}\n--- stdout\n${this.stdout}\n--- stderr\n${this.stderr}`);
    });
  }

  async exit(deadlineMs = 10_000): Promise<Exit> {
    await eventually('the end of the program', () => !this.running, deadlineMs);
    await this.exited;
    return { code: this.child.exitCode, stdout: this.stdout, stderr: this.stderr };
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM', deadlineMs = 10_000): Promise<Exit> {
    if (this.running) this.child.kill(signal);
    return this.exit(deadlineMs);
  }

  private failIfEnded(): false {
    if (!this.running) throw new Error(`the program ended with ${String(this.child.exitCode)}`);
    return false;
  }
}
