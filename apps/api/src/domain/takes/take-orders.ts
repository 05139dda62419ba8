import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import {
  FrameSync,
  FRAMES_BEFORE_SYNC,
  type SyncStep,
  type TakeSyncArgs,
} from '#contracts/messages/frame-sync.js';
import type { Recording } from '#contracts/messages/recording.js';
import { Still, type StillTakeArgs } from '#contracts/messages/still.js';
import { ArmReport, type TakeArmArgs } from '#contracts/messages/take.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { CameraControl } from '../cameras/camera-control.js';
import { Orders } from '../cameras/orders.js';
import type { Recorder } from '../recordings/recorder.js';
import type { Take } from './take.js';
import type { Armed } from './take-course.js';

/** A camera that was closed takes a while to open. */
const ARM_MS = 8000;
const DISARM_MS = 3000;
/** A camera that is opened anew says in time that it waits, or that it does not. */
const STEP_MS = 10_000;
/** As long as an agent waits for its frames, and a bit. */
const CONFIRM_MS = 9000;
/** One that was in step says so at once. */
const PHASE_MS = 1000;
/** Behind the instant: a late frame, its decoder, and the disk of a slow board. */
const STILL_MS = 20_000;
/** An armed camera is let go of after this, should nobody come back. */
const HOLD_MS = 600_000;

export interface OrderParts {
  readonly orders: Pick<Orders, 'send'>;
  readonly control: Pick<CameraControl, 'change'>;
  readonly recorder: Pick<Recorder, 'start' | 'stop'>;
  readonly clock: Pick<Clock, 'monotonic' | 'now'>;
}

/** What one camera of a take is told, and what it answers. */
export class TakeOrders {
  constructor(private readonly parts: OrderParts) {}

  /** Never rejects. */
  async arm(take: Take, cameraId: string): Promise<Armed> {
    const { id: takeId, mode, limits, durationMs, settings } = take;
    const length = durationMs === undefined ? {} : { durationMs };
    const args: TakeArmArgs = { takeId, holdMs: HOLD_MS, mode, limits, ...length };
    try {
      if (settings) await this.parts.control.change(cameraId, settings);
      const { answer, answerMs } = await this.timed(() =>
        this.parts.orders.send(cameraId, 'take-arm', args, ARM_MS),
      );
      return { report: Orders.part(ArmReport, answer.report, cameraId, 'take-arm'), answerMs };
    } catch (error) {
      return { error: toProblem(error) };
    }
  }

  /** A step of a camera into step with the others. Rejects with an error of the catalogue. */
  async step({ id: takeId }: Take, cameraId: string, step: SyncStep, frameMs: number): Promise<FrameSync> {
    const timeoutMs = step === 'confirm' ? CONFIRM_MS + Math.ceil(FRAMES_BEFORE_SYNC * frameMs) : STEP_MS;
    return this.sync(cameraId, { takeId, step }, timeoutMs);
  }

  /** Operator time of a frame of this camera, unix ms; undefined where it is not in step any more. */
  async phase({ id: takeId }: Take, cameraId: string): Promise<number | undefined> {
    const asked = this.sync(cameraId, { takeId, step: 'confirm' }, PHASE_MS);
    // Whoever gives no answer now may roll all the same: the certificate tells.
    return asked.then(
      ({ frameAtMs }) => frameAtMs,
      () => undefined,
    );
  }

  private async sync(cameraId: string, args: TakeSyncArgs, timeoutMs: number): Promise<FrameSync> {
    const answer = await this.parts.orders.send(cameraId, 'take-sync', args, timeoutMs);
    return Orders.part(FrameSync, answer.sync, cameraId, 'take-sync');
  }

  /** What cannot be told lets go of it by itself after a while. */
  async disarm({ id: takeId }: Take, cameraId: string): Promise<void> {
    await this.parts.orders.send(cameraId, 'take-disarm', { takeId }, DISARM_MS).catch(() => undefined);
  }

  /**
   * Begins at the instant of the take; what is too late for that begins at once: a late picture is worth more than none.
   * Rejects with an error of the catalogue.
   */
  async start(
    take: Take,
    cameraId: string,
    args: RecordingStartArgs,
  ): Promise<{ readonly recording: Recording; readonly answerMs: number }> {
    const { startAt, prerollMs: _, ...late } = args;
    const start = (given: RecordingStartArgs): Promise<Recording> =>
      this.parts.recorder.start(cameraId, { ...given, takeId: take.id });
    const { answer, answerMs } = await this.timed(async () => {
      try {
        return await start(args);
      } catch (error) {
        if (startAt === undefined || !isTooLate(error)) throw error;
        return start(late);
      }
    });
    return { recording: answer, answerMs };
  }

  /** Resolves once the picture is saved; one that is saved already is given again. Rejects with an error of the catalogue. */
  async still(
    { id: takeId, startAt: at = '', source }: Take,
    cameraId: string,
  ): Promise<{ readonly still: Still; readonly answerMs: number }> {
    const { orders, clock } = this.parts;
    const args: StillTakeArgs = { takeId, at, ...(source && { source }) };
    const timeoutMs = Math.max(0, Date.parse(at) - clock.now()) + STILL_MS;
    const { answer, answerMs } = await this.timed(() => orders.send(cameraId, 'still-take', args, timeoutMs));
    const still = Orders.part(Still, answer.still, cameraId, 'still-take');
    if (still.cameraId === cameraId && still.takeId === takeId) return { still, answerMs };
    throw Orders.nonsense(cameraId, 'still-take');
  }

  /** Rejects with an error of the catalogue. */
  stop({ id: takeId, endAt }: Take, cameraId: string): Promise<Recording> {
    return this.parts.recorder.stop(cameraId, { takeId, ...(endAt !== undefined && { endAt }) });
  }

  private async timed<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly answerMs: number }> {
    const { clock } = this.parts;
    const begunMs = clock.monotonic();
    const answer = await work();
    return { answer, answerMs: Math.round(clock.monotonic() - begunMs) };
  }
}

function isTooLate(error: unknown): boolean {
  return error instanceof RollcallError && error.code === 'too-late';
}
