import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, resolve } from 'node:path';
import { eventually } from '#testing/eventually.js';

const MAIN = resolve('dist/apps/cli/src/main.js');

export interface Exit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program in a process of its own, as a user starts it. */
export class Rollcall {
  stdout = '';
  stderr = '';
  private readonly exited: Promise<unknown>;

  private constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.exited = once(child, 'close');
  }

  static start(args: readonly string[], env: Record<string, string>): Rollcall {
    return Rollcall.spawn(process.execPath, [MAIN, ...args], { PATH: process.env.PATH, ...env });
  }

  /** `npm start`, by the npm of a user's shell: npm puts the package's own programs first for what it runs itself. */
  static npmStart(env: Record<string, string>): Rollcall {
    const folders = (process.env.PATH ?? '').split(delimiter);
    const ofTheShell = folders.filter((folder) => !folder.includes('node_modules'));
    return Rollcall.spawn('npm', ['start'], {
      PATH: ofTheShell.join(delimiter),
      HOME: process.env.HOME,
      ...env,
    });
  }

  private static spawn(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Rollcall {
    return new Rollcall(spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Runs a command to its end. */
  static async run(args: readonly string[], env: Record<string, string>, deadlineMs = 30_000): Promise<Exit> {
    return Rollcall.start(args, env).exit(deadlineMs);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program did not start');
    return this.child.pid;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits for a text on standard output. */
  async says(text: string | RegExp, deadlineMs = 15_000): Promise<void> {
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
