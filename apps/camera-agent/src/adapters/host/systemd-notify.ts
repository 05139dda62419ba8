import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Environment } from '#runtime/env.js';

type Teller = ChildProcessByStdio<Writable, null, Readable>;

const LAST_MS = 3000;
const FAILED = 'systemd could not be told how the agent is';

/**
 * Has systemd's own tool run for each message, which waits until that was read: else systemd could not tell any more from
 * whom it came. Node has no datagram sockets of that kind. It is started by a small process that stays: for each process that
 * the agent starts itself the kernel marks all its memory as shared, so that every page that is written next costs a fault.
 */
export class SystemdNotify {
  private teller: Teller | undefined;
  private failing = false;

  constructor(
    private readonly env: Environment,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly logger: Logger,
    private readonly tool: string,
  ) {}

  /** `message` is one word. That it cannot be told is in the log, once. */
  tell(message: string): void {
    const { stdin } = (this.teller ??= this.start());
    // Behind a tool that hangs nothing is kept: the watchdog ends that.
    if (!stdin.writableNeedDrain) stdin.write(`${message}\n`);
  }

  /** Resolves when systemd was told everything; a tool that hangs is not waited for. */
  async end(): Promise<void> {
    const { teller } = this;
    if (!teller?.pid) return;
    const { pid } = teller;
    const ended = once(teller, 'close');
    teller.stdin.end();
    const timer = this.clock.after(LAST_MS, () => process.kill(-pid, 'SIGKILL'));
    await ended;
    timer.stop();
  }

  private start(): Teller {
    const { NOTIFY_SOCKET, PATH } = this.env;
    const env = { NOTIFY_SOCKET, PATH };
    // A group of its own, which ends as one.
    const teller = spawn('xargs', ['-n', '1', this.tool], {
      env,
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    createInterface(teller.stderr).on('line', (said) => this.failed(said));
    // Its end tells why nothing more can be written.
    teller.stdin.on('error', () => undefined);
    teller.on('error', ({ message }) => this.failed(message));
    teller.on('close', (code, signal) => {
      this.teller = undefined;
      if (code !== 0) this.failed(`xargs ended with ${String(code ?? signal)}`);
    });
    return teller;
  }

  private failed(detail: string): void {
    if (!this.failing) this.logger.warn({ detail }, FAILED);
    this.failing = true;
  }
}
