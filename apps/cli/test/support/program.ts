import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { eventually } from '#testing/eventually.js';

/** The program as `npm run build` makes it, which `npm test` does first. */
export const MAIN = resolve('dist/rollcall.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built program, run as a user would. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private over = false;

  private constructor(readonly process: ChildProcess) {
    process.stdout?.on('data', (data: Buffer) => (this.stdout += data.toString()));
    process.stderr?.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.ended = this.end();
    running.add(this);
  }

  static start(args: readonly string[], env: Record<string, string> = {}, more: SpawnOptions = {}): Program {
    const { NODE_OPTIONS: _, ...own } = process.env;
    const settings = { ...own, ROLLCALL_INTERFACES: 'lo', ROLLCALL_LOG_LEVEL: 'warn', ...env };
    return new Program(spawn(process.execPath, [MAIN, ...args], { ...more, env: settings }));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async says(text: string, deadlineMs = 30_000): Promise<void> {
    await eventually(
      `it says "${text}"`,
      () => {
        if (this.stdout.includes(text)) return true;
        if (this.over) throw new Error(`it ended without saying "${text}": ${this.stdout}${this.stderr}`);
        return false;
      },
      deadlineMs,
    );
  }

  /** Not the event `close`, which never comes once the channel to the parent was closed. */
  private async end(): Promise<Ended> {
    const outputs = [this.process.stdout, this.process.stderr].filter((stream) => stream !== null);
    const closed = outputs.map((stream) => once(stream, 'close'));
    const [code, signal] = (await once(this.process, 'exit')) as [number | null, NodeJS.Signals | null];
    await Promise.all(closed);
    this.over = true;
    return { code, signal };
  }

  async stop(): Promise<void> {
    if (!this.over) this.process.kill('SIGKILL');
    await this.ended;
  }
}

const running = new Set<Program>();

afterEach(async () => {
  await Promise.all([...running].map((program) => program.stop()));
  running.clear();
});
