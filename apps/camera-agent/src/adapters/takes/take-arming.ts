import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { FrameSync, TakeSyncArgs } from '#contracts/messages/frame-sync.js';
import type { ClockState } from '#contracts/messages/clock-state.js';
import type { ArmFinding, ArmReport, TakeArmArgs, TakeDisarmArgs } from '#contracts/messages/take.js';
import type { Clock } from '#contracts/ports/clock.js';
import { atMost } from '#runtime/at-most.js';
import type { CameraUnit, DiskProbe } from '../../domain/camera/camera-unit.js';
import type { Arming } from '../../domain/takes/arming.js';
import { armFindings, finding, type Readiness } from '../../domain/takes/arm-findings.js';
import { mostSyncRate } from '../../domain/takes/sync-rate.js';

export interface ArmingParts {
  readonly camera: Pick<CameraUnit, 'facts' | 'snapshot' | 'open' | 'probeDisk' | 'held' | 'stepping'>;
  /** Asks for the operator's time some times in quick succession; resolves when that is done, well or not. */
  readonly refreshClock: () => Promise<unknown>;
  readonly clockState: () => ClockState;
  readonly vitals: () => Promise<Readiness['vitals']>;
  readonly clock: Clock;
}

/** What its disk did once it may do slower the next time. */
const DISK_MARGIN = 2;
/** A camera that was closed takes about a second. */
const OPEN_MS = 5000;

/** Makes one camera ready for a take, and tells what keeps it from that. */
export class TakeArming implements Arming {
  constructor(private readonly parts: ArmingParts) {}

  async arm(args: TakeArmArgs): Promise<ArmReport> {
    const begunMs = this.parts.clock.monotonic();
    const held = this.hold(args);
    const { camera, refreshClock, clockState, vitals: read } = this.parts;
    if (held.length === 0) await this.endStepping();
    const [disk, vitals] = await Promise.all([this.disk(), read(), refreshClock(), this.open()]);
    const { snapshot } = camera;
    const { reported, desired } = snapshot.settings;
    const video = reported ?? desired;
    const frameMs = 1000 / video.fps;
    const clock = clockState();
    const error =
      snapshot.status === 'standing-by' ? undefined : (snapshot.error ?? notReady(snapshot.status));
    const recording = snapshot.recording !== undefined && snapshot.recording.state !== 'saving';
    const facts = {
      ...{ clock, frameMs, vitals, disk: disk.disk, bytesPerSecond: disk.bytesPerSecond },
      ...{ recording, error: recording ? undefined : error },
      ...{ syncClock: camera.facts.syncClock, mostSyncFps: mostSyncRate(video, camera.facts.modes) },
    };
    const findings = [...held, ...disk.findings, ...armFindings(args, facts)];
    const ready = findings.every(({ severity }) => severity === 'warning');
    if (!ready) camera.held.release(args.takeId);
    const leadMs = Math.ceil(DISK_MARGIN * disk.writeMs + 2 * frameMs);
    const { temperatureC } = vitals;
    const { syncClock } = args.mode === 'framesync' ? facts : {};
    const workMs = this.parts.clock.monotonic() - begunMs;
    return {
      ...{ ready, findings, leadMs, workMs, frameMs, clock, disk: disk.disk },
      ...(syncClock && { syncClock }),
      ...(temperatureC !== undefined && { temperatureC }),
    };
  }

  sync({ takeId, step }: TakeSyncArgs): Promise<FrameSync> {
    const { snapshot, stepping } = this.parts.camera;
    if (snapshot.heldFor !== takeId) {
      const why = `The camera is not held for take ${takeId}.`;
      return Promise.reject(new RollcallError('take-not-ready', why));
    }
    return step === 'confirm' ? stepping.confirm(takeId) : stepping.begin({ role: step, group: takeId });
  }

  disarm({ takeId }: TakeDisarmArgs): boolean {
    return this.parts.camera.held.release(takeId);
  }

  /** Before anything is waited for: of two takes that want it the first has it. */
  private hold({ takeId, holdMs }: TakeArmArgs): ArmFinding[] {
    try {
      this.parts.camera.held.take(takeId, holdMs);
      return [];
    } catch (error) {
      return [refusalOf(error)];
    }
  }

  /** Of an earlier arming: it would lead others, or wait for them. Whether it gives pictures then is looked at. */
  private async endStepping(): Promise<void> {
    const { camera, clock } = this.parts;
    await atMost(OPEN_MS, camera.stepping.end(), clock).catch(() => false);
  }

  /** What it does not do by then it may do later: whether it gives pictures is looked at. */
  private async open(): Promise<void> {
    const { camera, clock } = this.parts;
    const { status } = camera.snapshot;
    if (status !== 'standing-by' && status !== 'recording') await atMost(OPEN_MS, camera.open(), clock);
  }

  private async disk(): Promise<DiskProbe & { readonly findings: readonly ArmFinding[] }> {
    const { camera } = this.parts;
    try {
      return { ...(await camera.probeDisk()), findings: [] };
    } catch (error) {
      const unknown = { disk: camera.snapshot.disk, bytesPerSecond: 0, writeMs: 0 };
      return { ...unknown, findings: [refusalOf(error)] };
    }
  }
}

function notReady(status: string): ArmFinding {
  return finding('refusal', 'camera-not-ready', `The camera is ${status}: it gives no pictures yet.`);
}

function refusalOf(error: unknown): ArmFinding {
  if (error instanceof RollcallError)
    return { ...finding('refusal', error.code, error.message), advice: error.advice };
  throw error;
}
