import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { sourceProgram } from '../source-program.js';

/** What a helper says to one line of its asker. */
type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A program in a process of its own that does one thing after the other as it is asked, by `answerAsked`. */
export class HelperProcess {
  private readonly waiting: Waiting[] = [];
  private ended: string | undefined;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    createInterface(child.stdout).on('line', (line) => this.take(JSON.parse(line) as Answer));
    child.once('exit', (code, signal) => this.end(String(code ?? signal)));
    // It has ended: whoever waits for its answer is told so.
    child.stdin.on('error', () => undefined);
  }

  /** `path` from the top of the repository. It ends with the process that started it. */
  static start(path: string, env: Readonly<Record<string, string>> = {}): HelperProcess {
    const [program = '', ...args] = sourceProgram(path);
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    const child = spawn(program, args, {
      env: { PATH: process.env.PATH, ...env },
      stdio: [...stdio],
    });
    return new HelperProcess(child);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the helper did not start');
    return this.child.pid;
  }

  /** Rejects as the helper does, or where it has ended. */
  ask<T = unknown>(name: string, args: object = {}): Promise<T> {
    if (this.ended !== undefined) return Promise.reject(this.gone(this.ended));
    const answer = new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.child.stdin.write(`${JSON.stringify({ name, args })}\n`);
    return answer as Promise<T>;
  }

  async close(): Promise<void> {
    if (this.ended !== undefined) return;
    const exit = once(this.child, 'exit');
    this.child.stdin.end();
    await exit;
  }

  private take(answer: Answer): void {
    const next = this.waiting.shift();
    if (answer.ok) next?.resolve(answer.value);
    else next?.reject(new Error(answer.error));
  }

  private end(how: string): void {
    this.ended = how;
    for (const { reject } of this.waiting.splice(0)) reject(this.gone(how));
  }

  private gone(how: string): Error {
    return new Error(`the helper ${this.child.spawnargs.at(-1) ?? ''} ended with ${how}`);
  }
}
