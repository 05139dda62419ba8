import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { findProgram, type ToolEnvironment } from '#runtime/find-program.js';
import { chronyTracking } from '../../domain/host/chrony-tracking.js';
import type { HostReading } from '../../domain/host/host-reading.js';
import { timesyncStatus } from '../../domain/host/timesync-status.js';

/** A service that is still looking for its server is asked again soon: so it is after a boot. */
const UNSETTLED_PAUSE_MS = 60_000;
/**
 * Else seldom. To start a tool, the kernel marks all memory of this process as shared; every page that is written later
 * costs a fault, which together is more than a minute of recording costs.
 */
const PAUSE_MS = 15 * 60_000;
const DEADLINE_MS = 2000;
const MAX_ANSWER_BYTES = 16 * 1024;

const NONE: HostReading = { source: 'none', synchronised: false };

/** Each answers only where its service runs. */
const TOOLS = [
  { name: 'chronyc', args: ['-c', 'tracking'], read: chronyTracking },
  { name: 'timedatectl', args: ['--no-pager', 'timesync-status'], read: timesyncStatus },
] as const;

/** What the time service of this host says of its wall clock. Most hosts have one of the two, or none. */
export class TimeService {
  private askedAt: number | undefined;
  private reading: HostReading | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly logger: Logger,
    private readonly environment: ToolEnvironment,
  ) {}

  /** The last answer, at once; undefined before the first. It is asked again behind the scenes when it has grown old. */
  get latest(): HostReading | undefined {
    const now = this.clock.monotonic();
    if (!this.asking && (this.askedAt === undefined || now - this.askedAt >= this.pauseMs)) {
      this.askedAt = now;
      this.asking = this.look().finally(() => (this.asking = undefined));
    }
    return this.reading;
  }

  /** Resolves when no question is on its way. */
  async settled(): Promise<void> {
    await this.asking;
  }

  private get pauseMs(): number {
    const { source = 'none', synchronised = false } = this.reading ?? {};
    return source === 'none' || synchronised ? PAUSE_MS : UNSETTLED_PAUSE_MS;
  }

  private async look(): Promise<void> {
    for (const tool of TOOLS) {
      const reading = await this.ask(tool);
      if (reading) return void (this.reading = reading);
    }
    this.reading = NONE;
  }

  private async ask({ name, args, read }: (typeof TOOLS)[number]): Promise<HostReading | undefined> {
    const path = await findProgram([name], this.environment);
    if (path === undefined) return undefined;
    try {
      const { stdout } = await promisify(execFile)(path, args, {
        timeout: DEADLINE_MS,
        maxBuffer: MAX_ANSWER_BYTES,
        killSignal: 'SIGKILL',
        env: { PATH: this.environment.PATH, LC_ALL: 'C' },
      });
      return read(stdout);
    } catch (error) {
      // The tool is there, its service is not: so it is on every host that has both tools.
      this.logger.debug({ err: error, tool: path }, 'This time service does not answer');
      return undefined;
    }
  }
}
