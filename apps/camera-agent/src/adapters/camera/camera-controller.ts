import type { CameraStatus } from '#contracts/messages/agent-state.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { CameraDriver, DriverListener, SettingsFor } from '../../domain/camera/camera-driver.js';
import { type CameraAction, CameraMachine } from '../../domain/camera/camera-machine.js';
import { CaptureTimes } from '../../domain/camera/capture-times.js';
import { LostFrames } from '../../domain/camera/lost-frames.js';
import type { SyncOrder, SyncRun, SyncSaid } from '../../domain/camera/sync-order.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';

export interface ControllerHooks extends Omit<DriverListener, 'synced'> {
  /** The status or the error is another one, or how it is in step with others. */
  changed(): void;
  /** How long one frame lasts at the rate in force. */
  frameMs(): number;
}

export interface ControllerDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Carries out on the driver what the camera's state machine decides. */
export class CameraController {
  private readonly machine: CameraMachine;
  private wake: Timer | undefined;
  private stopping = Promise.resolve();
  /** A driver's run that was ended says nothing any more. */
  private run = 0;
  private inStep: SyncRun | undefined;
  private readonly waiting: { resolve: () => void; reject: (error: RollcallError) => void }[] = [];

  constructor(
    private readonly driver: CameraDriver,
    private readonly settingsFor: SettingsFor,
    private readonly deps: ControllerDeps,
    private readonly hooks: ControllerHooks,
  ) {
    this.machine = new CameraMachine(deps.random);
  }

  get status(): Exclude<CameraStatus, 'recording'> {
    return this.machine.status;
  }

  get error(): RollcallError | undefined {
    return this.machine.error;
  }

  /** Why it failed last, until the next picture. */
  get failure(): RollcallError | undefined {
    return this.machine.failure;
  }

  /** Its driver was started and gave no picture yet. */
  get opens(): boolean {
    return this.machine.opens;
  }

  /** Its run, where that was started to be in step with others. */
  get sync(): SyncRun | undefined {
    return this.inStep;
  }

  start(): void {
    this.step(() => this.machine.open(this.deps.clock.monotonic()));
  }

  async stop(): Promise<void> {
    this.step(() => this.machine.close());
    await this.stopping;
  }

  /** Whatever starts it anew does so without `sync`, unless that is what is asked. */
  private step(decide: () => CameraAction, sync?: SyncOrder): void {
    const { status, error } = this.machine;
    const action = decide();
    if (action !== 'none') this.inStep = undefined;
    if (action === 'stop-driver' || action === 'restart-driver') this.stopDriver();
    if (action === 'start-driver' || action === 'restart-driver') void this.startDriver(sync);
    this.arm();
    if (status === this.machine.status && error === this.machine.error) return;
    this.tellWaiting();
    this.hooks.changed();
  }

  /**
   * Opens the camera anew, with the settings as they are then. Resolves at its first picture, at once where it is not
   * open; rejects with the error where it fails first.
   */
  async restart(): Promise<void> {
    this.step(() => this.machine.restart(this.deps.clock.monotonic()));
    await this.settled();
  }

  /**
   * Opens it anew as one whose frames are to be in step with others. It gives no picture before they do; where none comes
   * within so long it is opened anew without.
   */
  restartInStep(order: SyncOrder, patienceMs: number): void {
    this.step(() => this.machine.restartWaiting(this.deps.clock.monotonic(), patienceMs), order);
  }

  /** Resolves when it stands by or is closed; rejects with the error where it fails first. */
  settled(): Promise<void> {
    const { status, failure } = this.machine;
    if (failure) return Promise.reject(failure);
    if (status === 'standing-by' || status === 'not-connected') return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private tellWaiting(): void {
    const { status, failure } = this.machine;
    if (!failure && (status === 'starting' || status === 'restarting')) return;
    for (const { resolve, reject } of this.waiting.splice(0)) {
      if (failure) reject(failure);
      else resolve();
    }
  }

  private async startDriver(sync: SyncOrder | undefined): Promise<void> {
    const run = ++this.run;
    this.inStep = sync && { order: sync };
    await this.stopping;
    if (run !== this.run) return;
    const listener = this.listener(run);
    this.deps.logger.debug({ run }, 'The camera is opened.');
    try {
      await this.driver.start(this.settingsFor, listener, sync);
    } catch (error) {
      listener.failed(
        new RollcallError('camera-failed', `The driver failed: ${String(error)}`, { cause: error }),
      );
    }
  }

  private stopDriver(): void {
    this.run += 1;
    const { failure } = this.machine;
    if (failure) this.report(failure);
    this.stopping = this.driver.stop().catch((failure: unknown) => {
      this.deps.logger.error({ error: String(failure) }, 'The camera driver cannot be stopped.');
    });
  }

  private report(error: RollcallError): void {
    const { clock, logger } = this.deps;
    const waitMs = Math.round((this.machine.wakeAt ?? 0) - clock.monotonic());
    logger.warn(
      { code: error.code, detail: error.message, waitMs },
      'The camera failed; it is opened again.',
    );
    this.hooks.failed(error);
  }

  private listener(run: number): DriverListener {
    const times = new CaptureTimes();
    const lost = new LostFrames();
    const guarded = (tell: () => void): void => {
      if (run === this.run) tell();
    };
    return {
      unit: (unit) =>
        guarded(() => {
          this.frame();
          const timed = this.timed(unit, times, lost);
          const missing = lost.before(timed, this.hooks.frameMs(), this.driver.timeSource);
          if (missing > 0) this.hooks.dropped(missing);
          this.hooks.unit(timed);
        }),
      dropped: (frames) =>
        guarded(() => {
          lost.told(frames);
          this.hooks.dropped(frames);
        }),
      synced: (said) => guarded(() => this.synced(said)),
      failed: (error) =>
        guarded(() => this.step(() => this.machine.failed(this.deps.clock.monotonic(), error))),
    };
  }

  private synced(said: SyncSaid): void {
    if (!this.inStep) return;
    this.inStep = { ...this.inStep, said };
    this.hooks.changed();
  }

  private timed(unit: AccessUnit, times: CaptureTimes, lost: LostFrames): AccessUnit {
    const { timeMs, steppedMs } = times.next(unit.timeMs, this.deps.clock.monotonic());
    if (steppedMs !== 0) {
      lost.jumped();
      this.deps.logger.warn({ steppedMs }, "The camera's clock jumped; its times go on as before.");
    }
    return timeMs === unit.timeMs ? unit : { ...unit, timeMs };
  }

  /** Once a frame: no work but the note of the time, unless this is the first one. */
  private frame(): void {
    const before = this.machine.status;
    this.machine.frame(this.deps.clock.monotonic());
    if (before === this.machine.status) return;
    this.arm();
    this.tellWaiting();
    this.hooks.changed();
  }

  /** The timer is not moved with each frame: when it fires early, it is set again. */
  private arm(): void {
    this.wake?.stop();
    const { wakeAt } = this.machine;
    if (wakeAt === undefined) return;
    const { clock } = this.deps;
    const wait = Math.max(0, wakeAt - clock.monotonic());
    this.wake = clock.after(wait, () =>
      this.step(() => this.machine.tick(clock.monotonic(), this.driver.complaint)),
    );
  }
}
