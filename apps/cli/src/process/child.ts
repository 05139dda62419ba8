import { fork, type ChildProcess } from 'node:child_process';
import type { Environment } from '#runtime/env.js';
import type { Running } from '#runtime/running.js';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildSpec {
  readonly name: string;
  readonly program: { readonly node: string; readonly main: string };
  readonly args: readonly string[];
  readonly env: Environment;
}

/**
 * This program again, in a process of its own that ends when this one does: it watches the channel between them.
 * It leads its own process group, so that Ctrl-C at a terminal reaches only this process, which stops its children in
 * the right order. What it logs goes to this one's standard error.
 */
export class Child implements Running {
  readonly name: string;
  /** Resolves, and never rejects, once it has ended. */
  readonly exit: Promise<Exit>;
  /** What it says it has when it is ready; undefined where it ended before. */
  readonly ready: Promise<Record<string, unknown> | undefined>;
  private readonly process: ChildProcess;

  constructor({ name, program, args, env }: ChildSpec) {
    this.name = name;
    this.process = fork(program.main, args, {
      execPath: program.node,
      execArgv: [],
      env: { ...env },
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.exit = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => resolve({ code, signal }));
      // A program that cannot be started at all has no exit; once it runs, a failed kill is no end.
      this.process.once(
        'error',
        () => this.process.pid === undefined && resolve({ code: null, signal: null }),
      );
    });
    this.ready = new Promise((resolve) => {
      this.process.on('message', (message) => resolve(readyFacts(message)));
      void this.exit.then(() => resolve(undefined));
    });
  }

  /** Undefined where it could not be started. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Asks it to end; resolves once it has. */
  async close(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.exit;
  }

  /** Ends it at once, if it has not ended. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exit;
  }
}

function readyFacts(message: unknown): Record<string, unknown> {
  const { ready } = Object(message) as { ready?: unknown };
  return Object(ready) as Record<string, unknown>;
}

/** `exit code 1`, `SIGKILL`. */
export function describeExit({ code, signal }: Exit): string {
  return signal ?? (code === null ? 'it could not be started' : `exit code ${code}`);
}
