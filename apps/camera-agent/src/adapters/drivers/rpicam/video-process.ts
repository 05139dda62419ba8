import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { ExitReport } from './exit-error.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { TextTail } from './text-tail.js';

/** Where else than on standard output a run writes. */
export interface ProcessOutput {
  /** The working folder. */
  readonly folder: string;
  /** Resolves, soon, when all that was written is given. */
  drained(): Promise<void>;
}

export interface VideoProcessEvents {
  /** A piece of what it writes to standard error. */
  said(text: string): void;
  bytes(chunk: Uint8Array): void;
  /** It has ended, and all its bytes were given. */
  ended(report: ExitReport): void;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** A clean stop takes up to 415 ms, and for ever if the sensor hangs. */
const STOP_DEADLINE_MS = 1500;
/** A process that hangs inside the kernel does not even die: it is left behind. */
const KILL_DEADLINE_MS = 500;
/** A process that is gone and whose pipes somebody else still holds is not waited for. */
const DRAIN_DEADLINE_MS = 500;
const MAX_STDERR = 8 * 1024;

/** One run of the camera tool. Its output is always read: a reader that stops makes it drop frames and hang. */
export class VideoProcess {
  private readonly stderr = new TextTail(MAX_STDERR);
  private readonly over = Promise.withResolvers<undefined>();
  private child: Child | undefined;
  private output: ProcessOutput | undefined;
  private sawBytes = false;
  private ending = false;
  private cut: Timer | undefined;

  constructor(
    private readonly tool: string,
    private readonly clock: Clock,
    private readonly events: VideoProcessEvents,
  ) {}

  start(args: readonly string[], environment: ToolEnvironment, output?: ProcessOutput): void {
    this.output = output;
    // In a process group of its own: Ctrl-C in a terminal reaches this process alone, which then stops it in order.
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const cwd = output && { cwd: output.folder };
    const child = spawn(this.tool, args, { stdio, env: environment, detached: true, ...cwd });
    this.child = child;
    child.stdout.on('data', (chunk: Uint8Array) => {
      if (!output) this.bytes(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr.add(text);
      this.events.said(text);
    });
    child.on('error', (error) => {
      this.stderr.add(`\n${error.message}\n`);
      if (child.pid === undefined) void this.end(child);
    });
    child.on('exit', () => (this.cut = this.clock.after(DRAIN_DEADLINE_MS, () => this.cutPipes(child))));
    child.on('close', () => void this.end(child));
  }

  /** Bytes of the video, wherever they come from. */
  bytes(chunk: Uint8Array): void {
    this.sawBytes = true;
    this.events.bytes(chunk);
  }

  /** SIGINT before the first byte kills as roughly as SIGTERM does: the tool listens to it only from then on. */
  async stop(): Promise<void> {
    const child = this.child;
    if (!child) return;
    if (!this.ending) child.kill(this.sawBytes ? 'SIGINT' : 'SIGTERM');
    const kill = this.clock.after(STOP_DEADLINE_MS, () => child.kill('SIGKILL'));
    const leave = this.clock.after(STOP_DEADLINE_MS + KILL_DEADLINE_MS, () => {
      this.cutPipes(child);
      void this.end(child);
    });
    await this.over.promise;
    kill.stop();
    leave.stop();
  }

  private cutPipes(child: Child): void {
    child.stdout.destroy();
    child.stderr.destroy();
  }

  private async end(child: Child): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    this.cut?.stop();
    await this.output?.drained();
    const { exitCode: code, signalCode: signal } = child;
    this.events.ended({ tool: this.tool, code, signal, stderr: this.stderr.text });
    this.over.resolve(undefined);
  }
}
