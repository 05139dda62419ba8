import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { Fifo } from './fifo.js';
import { type FramePipes, PIPE_ROLES, type PipeRole } from './timed-frames.js';
import { WIDE_BYTES, widenPipe } from './widen-pipe.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { OUTPUT_NAMES } from './video-arguments.js';

const MKFIFO_DEADLINE_MS = 2000;
/** As much as each may hold. */
const READ_BYTES = { video: WIDE_BYTES, pts: 64 * 1024, metadata: 64 * 1024 };
const run = promisify(execFile);

export interface TimedOutputDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly environment: ToolEnvironment;
  /** The folder for temporary files; the system's if not given. */
  readonly temporary?: string;
}

export interface TimedOutputEvents {
  video(chunk: Uint8Array): void;
  pts(chunk: Uint8Array, pulled: boolean): void;
  metadata(chunk: Uint8Array): void;
}

/**
 * Three named pipes in a private folder, the working folder of the tool: for the video, the times of its frames, and
 * what the camera measures. They are pipes by name as a software encoder refuses times for standard output.
 */
export class TimedOutput implements FramePipes {
  isWide = false;
  private removing: Promise<void> | undefined;

  private constructor(
    readonly folder: string,
    private readonly fifos: Partial<Record<PipeRole, Fifo>>,
    private readonly logger: Logger,
  ) {}

  /** Rejects where named pipes cannot be made; then nothing is left behind. */
  static async open(
    { clock, logger, environment, temporary = tmpdir() }: TimedOutputDeps,
    events: TimedOutputEvents,
    signal: AbortSignal,
  ): Promise<TimedOutput> {
    const output = new TimedOutput(await mkdtemp(join(temporary, 'rollcall-camera-')), {}, logger);
    try {
      await makePipes(output.folder, environment, signal);
      for (const role of PIPE_ROLES) {
        const path = join(output.folder, OUTPUT_NAMES[role]);
        output.fifos[role] = await Fifo.open(path, clock, READ_BYTES[role], (chunk, pulled) => {
          if (role === 'video') void output.remove();
          events[role](chunk, pulled);
        });
      }
      output.isWide = await widenPipe(OUTPUT_NAMES.video, output.folder, environment);
      return output;
    } catch (error) {
      await output.drained();
      throw error;
    }
  }

  pull(pipe: PipeRole): void {
    this.fifos[pipe]?.pull();
  }

  follow(pipe: PipeRole, follow: boolean): void {
    this.fifos[pipe]?.follow(follow);
  }

  /** Resolves when all that was written is given, and the folder is gone; within a second. */
  async drained(): Promise<void> {
    await Promise.all(Object.values(this.fifos).map((fifo) => fifo.drained()));
    await this.remove();
  }

  /** With the first byte of the video the tool has all of them open: a crash from now on leaves nothing behind. */
  private remove(): Promise<void> {
    this.removing ??= rm(this.folder, { recursive: true, force: true }).catch((error: unknown) => {
      this.logger.warn(
        { folder: this.folder, error: String(error) },
        'A temporary folder cannot be removed.',
      );
    });
    return this.removing;
  }
}

/** Node can make no pipes with names; `mkfifo` is a part of coreutils. */
async function makePipes(cwd: string, environment: ToolEnvironment, signal: AbortSignal): Promise<void> {
  const options = {
    cwd,
    env: environment,
    signal,
    timeout: MKFIFO_DEADLINE_MS,
    killSignal: 'SIGKILL' as const,
  };
  await run('mkfifo', ['-m', '600', ...Object.values(OUTPUT_NAMES)], options);
}
