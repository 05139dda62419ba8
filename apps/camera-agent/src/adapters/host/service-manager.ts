import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Environment } from '#runtime/env.js';
import { SystemdNotify } from './systemd-notify.js';

/** While the agent starts it asks for this much more time: to repair and hash a long film takes minutes. */
const MORE_MS = 60_000;
const BEAT_MS = 10_000;

/**
 * Tells systemd how this process is, as sd_notify(3) lays down; does nothing where systemd did not start it. What keeps the
 * watchdog quiet is that the event loop turns, nothing else: camera, disk and broker are tried again by the agent itself, and
 * a new process would help none.
 */
export class ServiceManager {
  private readonly notify: SystemdNotify | undefined;
  private timer: Timer | undefined;
  private stopped = false;

  constructor(
    private readonly env: Environment,
    private readonly clock: Pick<Clock, 'after'>,
    logger: Logger,
    tool = 'systemd-notify',
  ) {
    if (env.NOTIFY_SOCKET !== undefined) this.notify = new SystemdNotify(env, clock, logger, tool);
  }

  /** Until `ready`, the start may take its time. */
  starting(): void {
    if (this.notify) this.beat(BEAT_MS, `EXTEND_TIMEOUT_USEC=${MORE_MS * 1000}`);
  }

  ready(): void {
    this.rest();
    this.notify?.tell('READY=1');
    const beatMs = this.watchdogMs / 3;
    if (beatMs > 0 && !this.stopped) this.beat(beatMs, 'WATCHDOG=1');
  }

  /** Resolves when systemd was told. */
  async stopping(): Promise<void> {
    this.stopped = true;
    this.rest();
    this.notify?.tell('STOPPING=1');
    await this.notify?.end();
  }

  private rest(): void {
    this.timer?.stop();
    this.timer = undefined;
  }

  /** 0 where no watchdog waits for this process. */
  private get watchdogMs(): number {
    const { WATCHDOG_USEC = '0', WATCHDOG_PID = String(process.pid) } = this.env;
    const meant = this.notify !== undefined && WATCHDOG_PID === String(process.pid);
    return meant && /^\d{1,15}$/.test(WATCHDOG_USEC) ? Number(WATCHDOG_USEC) / 1000 : 0;
  }

  private beat(ms: number, message: string): void {
    this.timer = this.clock.after(ms, () => {
      this.notify?.tell(message);
      this.beat(ms, message);
    });
  }
}
