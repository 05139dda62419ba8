import { stat } from 'node:fs/promises';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readListFile, type ListFile } from '#runtime/list-file.js';
import { enrolledAgentsFile, type EnrolledAgent } from './enrolled-agent.js';

/** Revocation is to take effect within five seconds, also of open connections. */
const LOOK_MS = 1000;

/**
 * Who is enrolled, as the API writes it to the data folder that the operator's parts share. Looked at each second: a
 * message over the broker would not be there yet when the broker starts, nor while the API is away.
 */
export class AgentRegister {
  private readonly file: ListFile<EnrolledAgent>;
  private agents = new Map<string, EnrolledAgent>();
  private version = '';
  private timer: Timer | undefined;
  private reading: Promise<void> | undefined;
  private stopped = false;

  constructor(
    dataDir: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.file = enrolledAgentsFile(dataDir);
  }

  /** Reads it, and looks at it from then on; `looked` is called after each look. Throws a StartError. */
  async start(looked: () => void = () => undefined): Promise<void> {
    await this.read();
    this.lookLater(looked);
  }

  stop(): void {
    this.stopped = true;
    this.timer?.stop();
  }

  /** Undefined for one that is not enrolled, or no longer. */
  enrolmentOf(id: string): string | undefined {
    return this.agents.get(id)?.enrolment;
  }

  /** Looks now: somebody may have been enrolled a moment ago. Whoever asks while it looks shares that look. */
  async refresh(): Promise<void> {
    try {
      await (this.reading ??= this.read().finally(() => (this.reading = undefined)));
    } catch (error) {
      const facts = { err: error };
      this.logger.error(facts, 'Who is enrolled cannot be read anew; what was read before counts on');
    }
  }

  private lookLater(looked: () => void): void {
    if (this.stopped) return;
    this.timer = this.clock.after(LOOK_MS, () => void this.look(looked));
  }

  private async look(looked: () => void): Promise<void> {
    await this.refresh();
    looked();
    this.lookLater(looked);
  }

  /** Reads the file where it is another one than before: it is replaced, never changed. */
  private async read(): Promise<void> {
    const version = await versionOf(this.file.path);
    if (version === this.version) return;
    const agents = await readListFile(this.file);
    this.agents = new Map(agents.map((agent) => [agent.id, agent]));
    this.version = version;
  }
}

async function versionOf(path: string): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return `${ino}-${mtimeNs}-${size}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
}
