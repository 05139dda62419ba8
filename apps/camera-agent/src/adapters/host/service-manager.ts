import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Environment } from '#runtime/env.js';

/** While the agent starts it asks for this much more time: to repair and hash a long film takes minutes. */
const MORE_MS = 60_000;
const BEAT_MS = 10_000;
const TELL_MS = 3000;

/**
 * Tells systemd how this process is, as sd_notify(3) lays down; does nothing where systemd did not start it. Node has no
 * datagram sockets of that kind, so systemd's own tool is run, which waits until the message was read: else systemd could
 * not tell any more from whom it came. What keeps the watchdog quiet is that the event loop turns and a process can be
 * started, nothing else: camera, disk and broker are tried again by the agent itself, and a new process would help none.
 */
export class ServiceManager {
  private timer: Timer | undefined;
  private failing = false;
  private stopped = false;

  constructor(
    private readonly env: Environment,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly logger: Logger,
    private readonly tool = 'systemd-notify',
  ) {}

  /** Until `ready`, the start may take its time. */
  starting(): void {
    if (this.env.NOTIFY_SOCKET !== undefined) this.beat(BEAT_MS, `EXTEND_TIMEOUT_USEC=${MORE_MS * 1000}`);
  }

  async ready(): Promise<void> {
    this.rest();
    await this.tell('READY=1');
    const beatMs = this.watchdogMs / 3;
    if (beatMs > 0 && !this.stopped) this.beat(beatMs, 'WATCHDOG=1');
  }

  async stopping(): Promise<void> {
    this.stopped = true;
    this.rest();
    await this.tell('STOPPING=1');
  }

  private rest(): void {
    this.timer?.stop();
    this.timer = undefined;
  }

  /** 0 where no watchdog waits for this process. */
  private get watchdogMs(): number {
    const { NOTIFY_SOCKET, WATCHDOG_USEC = '0', WATCHDOG_PID = String(process.pid) } = this.env;
    const meant = NOTIFY_SOCKET !== undefined && WATCHDOG_PID === String(process.pid);
    return meant && /^\d{1,15}$/.test(WATCHDOG_USEC) ? Number(WATCHDOG_USEC) / 1000 : 0;
  }

  /** One beat after the other: a tool that hangs is not started a second time beside itself. */
  private beat(ms: number, message: string): void {
    const timer = this.clock.after(ms, () => {
      void this.tell(message).then(() => this.timer === timer && this.beat(ms, message));
    });
    this.timer = timer;
  }

  private async tell(message: string): Promise<void> {
    if (this.env.NOTIFY_SOCKET === undefined) return;
    try {
      const { NOTIFY_SOCKET, PATH } = this.env;
      await promisify(execFile)(this.tool, [message], {
        env: { NOTIFY_SOCKET, PATH },
        timeout: TELL_MS,
        killSignal: 'SIGKILL',
      });
      this.failing = false;
    } catch (error) {
      if (!this.failing)
        this.logger.warn({ err: error, message }, 'systemd could not be told how the agent is');
      this.failing = true;
    }
  }
}
