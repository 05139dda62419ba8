import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { type FrameSync, FRAMES_BEFORE_SYNC } from '#contracts/messages/frame-sync.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { atMost } from '#runtime/at-most.js';
import type { FrameStepping } from '../../domain/camera/camera-unit.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type { SyncOrder, SyncRun } from '../../domain/camera/sync-order.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';

/** What runs is ended first; then a slow board takes its time. */
const BEGIN_MS = 7000;
/** By then it has come into step, or it will not. */
const CONFIRM_MS = 6000;
/** A client waits while the others begin, and while one server after another is tried. */
const PATIENCE_MS = 45_000;

export interface SteppingParts {
  readonly driver: Pick<CameraDriver, 'facts'>;
  readonly controller: {
    readonly status: string;
    readonly failure: RollcallError | undefined;
    readonly sync: SyncRun | undefined;
    restartInStep(order: SyncOrder, patienceMs: number): void;
  };
  /** Opens it anew by `work`, once it is the turn of that. Rejects while it records. */
  readonly anew: (work: () => void) => Promise<void>;
  /** Opens it anew; resolves when that is begun. */
  readonly restart: () => void;
  /** The take that it is held for. */
  readonly heldFor: () => string | undefined;
  /** Something is recorded, is being saved or waits for its start. */
  readonly isBusy: () => boolean;
  readonly fps: () => number;
  /** When the newest frame was captured, by the clock; undefined where there is none. */
  readonly newestMs: () => number | undefined;
  readonly operatorTime: Pick<OperatorTime, 'at'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Has the frames of one camera in step with those of others for a take. One that leads is opened anew once the take is
 * over, as it would lead others; one that was led and gives frames goes on as it is.
 */
export class CameraStepping implements FrameStepping {
  private readonly watching = new Set<() => void>();
  private ending: Promise<void> | undefined;

  constructor(private readonly parts: SteppingParts) {}

  async begin(order: SyncOrder): Promise<FrameSync> {
    const { controller, anew } = this.parts;
    await anew(() => controller.restartInStep(order, PATIENCE_MS + this.framesMs));
    await this.until(BEGIN_MS, () => this.saidOf(order) !== undefined || !this.isOf(order));
    const said = this.saidOf(order);
    // One that leads waits for nobody.
    if (said && (said.state === 'waiting' || order.role === 'server')) return this.told(order, said);
    const { failure } = controller;
    await this.end();
    throw failure ?? notInStep(said ? DID_NOT_WAIT : DID_NOT_OPEN);
  }

  async confirm(takeId: string): Promise<FrameSync> {
    const order = this.parts.controller.sync?.order;
    if (order?.group !== takeId) throw notInStep(WAS_NEVER);
    const isThere = (): boolean =>
      this.saidOf(order)?.state === 'in-step' && this.parts.controller.status === 'standing-by';
    await this.until(CONFIRM_MS + this.framesMs, () => isThere() || !this.isOf(order));
    const said = this.saidOf(order);
    if (said && isThere()) return this.told(order, said);
    const why = this.whyNot(order);
    await this.end();
    throw why;
  }

  async end(): Promise<void> {
    const { controller, anew, restart } = this.parts;
    const { sync } = controller;
    if (!sync || !isInTheWay(sync)) return;
    this.ending ??= anew(() => {
      if (controller.sync === sync) restart();
    }).finally(() => (this.ending = undefined));
    await this.ending;
  }

  /** To be called after every change of the camera. */
  changed(): void {
    for (const look of [...this.watching]) look();
    const { controller, heldFor, isBusy, logger } = this.parts;
    const { sync } = controller;
    if (!sync || !isInTheWay(sync) || this.ending || isBusy() || heldFor() === sync.order.group) return;
    this.end().catch((error: unknown) => logger.warn({ err: error }, STAYS));
  }

  private isOf(order: SyncOrder): boolean {
    return this.parts.controller.sync?.order === order;
  }

  private saidOf(order: SyncOrder): SyncRun['said'] {
    return this.isOf(order) ? this.parts.controller.sync?.said : undefined;
  }

  private get framesMs(): number {
    return (FRAMES_BEFORE_SYNC * 1000) / this.parts.fps();
  }

  private told({ role }: SyncOrder, said: NonNullable<SyncRun['said']>): FrameSync {
    const { driver, newestMs, operatorTime } = this.parts;
    const newest = said.state === 'in-step' ? newestMs() : undefined;
    return {
      ...{ role, state: said.state, clock: driver.facts.syncClock ?? 'wall-clock' },
      ...(said.state === 'in-step' && { differenceUs: said.differenceUs }),
      ...(newest !== undefined && { frameAtMs: operatorTime.at(newest) }),
    };
  }

  private whyNot(order: SyncOrder): RollcallError {
    const { failure, status } = this.parts.controller;
    if (!this.isOf(order)) return failure ?? notInStep(GAVE_UP);
    if (status === 'standing-by') return notInStep(SAID_NOTHING);
    return notInStep(order.role === 'client' ? HEARD_NOBODY : DID_NOT_OPEN);
  }

  /** Resolves when it is so, or after so long. */
  private async until(ms: number, isSo: () => boolean): Promise<void> {
    if (isSo()) return;
    const so = Promise.withResolvers<undefined>();
    const look = (): void => {
      if (isSo()) so.resolve(undefined);
    };
    this.watching.add(look);
    await atMost(ms, so.promise, this.parts.clock);
    this.watching.delete(look);
  }
}

/** It leads others, or waits for them. */
function isInTheWay({ order, said }: SyncRun): boolean {
  return order.role === 'server' || said?.state !== 'in-step';
}

function notInStep(why: string): RollcallError {
  return new RollcallError('not-in-step', why);
}

const DID_NOT_WAIT =
  'The camera did not wait for the one that leads: it follows another, which must end first.';
const DID_NOT_OPEN = 'The camera was opened anew to be in step with others, and gave no sign in time.';
const WAS_NEVER =
  'The camera was not opened to be in step with others for this take, or was opened anew since.';
const GAVE_UP = 'The camera was opened anew before it had come into step.';
const SAID_NOTHING = 'The camera gives frames, and did not say that they are in step with those of others.';
const HEARD_NOBODY = 'The camera waited for the one that leads and heard nothing of it.';
const STAYS = 'The camera is not opened anew, though it leads or waits for others for a take that is over';
