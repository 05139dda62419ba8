import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { eventually } from '../eventually.js';
import { sourceProgram } from '../source-program.js';
import { monotonicMs, type RackCommand, type RackOptions, type RackReport } from './protocol.js';

export type RackSettings = Pick<RackOptions, 'count' | 'port' | 'prefix'> & Partial<RackOptions>;

const USUAL = {
  firstAddress: '127.1.0.1',
  announce: false,
  lossIn: 0,
  lossOut: 0,
  seed: 1,
  startWithinMs: 0,
};

const READY_MS = 60_000;
const DONE_MS = 10_000;

/** A rack in a process of its own. Times are ms on this process's `performance.now()`. */
export class RackProcess {
  /** When each host, by its id, was bound, and when its first datagram went out. */
  readonly boundAt = new Map<string, number>();
  readonly sentAt = new Map<string, number>();
  private isReady = false;
  private readonly done: number[] = [];
  private ended: string | undefined;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    const shift = performance.now() - monotonicMs();
    createInterface(child.stdout).on('line', (line) => this.take(JSON.parse(line) as RackReport, shift));
    child.once('exit', (code, signal) => (this.ended = String(code ?? signal)));
    // It has ended: whoever waits for its answer is told so.
    child.stdin.on('error', () => undefined);
  }

  /**
   * Begins to start the hosts; loopback addresses, no announcements and no loss unless asked otherwise. `inside` gives
   * the command that runs another one elsewhere, such as in a namespace.
   */
  static start(
    settings: RackSettings,
    env: Readonly<Record<string, string>> = {},
    inside: (command: readonly string[]) => readonly string[] = (command) => command,
  ): RackProcess {
    const [program = '', ...args] = inside(sourceProgram('libs/testing/src/rack/rack-program.ts'));
    const child = spawn(program, args, {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const rack = new RackProcess(child);
    rack.tell({ do: 'open', options: { ...USUAL, ...settings } });
    return rack;
  }

  /** Resolves when all hosts have started. */
  async ready(deadlineMs = READY_MS): Promise<this> {
    await eventually('the rack is ready', () => this.isReady || this.failIfEnded(), deadlineMs);
    return this;
  }

  /** The moment at which the host was gone. */
  kill(host: number): Promise<number> {
    return this.carriedOut({ do: 'kill', host });
  }

  /** The moment at which all were silent. */
  silence(): Promise<number> {
    return this.carriedOut({ do: 'silence' });
  }

  async close(): Promise<void> {
    if (this.ended !== undefined) return;
    const exit = once(this.child, 'exit');
    this.child.stdin.end();
    await exit;
  }

  private async carriedOut(command: RackCommand): Promise<number> {
    const before = this.done.length;
    this.tell(command);
    return eventually('the rack has done it', () => this.done[before] ?? this.failIfEnded(), DONE_MS);
  }

  private tell(command: RackCommand): void {
    this.child.stdin.write(`${JSON.stringify(command)}\n`);
  }

  private take(report: RackReport, shift: number): void {
    if (report.is === 'bound') this.boundAt.set(report.id, report.at + shift);
    else if (report.is === 'sent') this.sentAt.set(report.id, report.at + shift);
    else if (report.is === 'done') this.done.push(report.at + shift);
    else this.isReady = true;
  }

  private failIfEnded(): false {
    if (this.ended !== undefined) throw new Error(`the rack ended with ${this.ended}`);
    return false;
  }
}
