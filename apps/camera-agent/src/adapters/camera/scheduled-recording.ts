import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import type { RecordingSession } from './recording-session.js';

export interface ScheduleDeps {
  readonly clock: Clock;
  readonly operatorTime: OperatorTime;
  readonly requestKeyFrame: () => void;
  /** What the camera gave from `sinceMs` on, and before that back to a key frame; as far as anybody remembers. */
  readonly recent: (sinceMs: number) => readonly AccessUnit[];
  /** Makes the session whose files are open at the instant. */
  readonly prepare: () => RecordingSession;
  /** The files are open and the instant is there: the first frame that is wanted was captured at `timeMs`. */
  readonly due: (session: RecordingSession, timeMs: number) => void;
  readonly failed: (error: RollcallError) => void;
}

/** The files are opened so long before the instant: a disk may be slow. */
const PREPARE_MS = 3000;
/** By then the other cameras of a host have heard of the instant too: to open files keeps it busy. */
const OTHERS_MS = 50;
/** With less than this nobody waits for others. */
const SHORT_MS = 200;
/** The operator's clock may be set meanwhile, so that the wait is looked at again and again. */
const LOOK_MS = 1000;
/** A camera that is away at the instant may be back by then. */
export const LATE_CAMERA_MS = 60_000;

/** A start at an instant of operator time, as it is estimated at each frame. */
export class ScheduledRecording {
  private timer: Timer | undefined;
  private session: RecordingSession | undefined;
  private isOpen = false;
  private keyFrameAsked = false;
  private dueMs: number | undefined;
  private over = false;
  /** The operator's time was known since. An agent that has just begun may have another one than it had. */
  private trusted = false;
  private readonly armedMs: number;
  private readonly outcome = Promise.withResolvers<undefined>();

  constructor(
    /** As others see it until then. */
    readonly recording: Recording,
    readonly startMs: number,
    private readonly frameMs: number,
    private readonly deps: ScheduleDeps,
  ) {
    this.armedMs = deps.clock.monotonic();
  }

  /** Resolves when it has begun, or never will. */
  get settled(): Promise<unknown> {
    return this.outcome.promise;
  }

  /** Its files are there, or will be in a moment. */
  get prepared(): RecordingSession | undefined {
    return this.session;
  }

  /** Waits for the instant, or tells at once that it is over. */
  watch(): void {
    const { clock, operatorTime } = this.deps;
    if (this.startMs - operatorTime.now() < SHORT_MS) this.look();
    else this.timer = clock.after(OTHERS_MS, () => this.look());
  }

  /** A frame that was captured at `timeMs`. The border lies half a frame before the instant, as capture times are not exact. */
  frame(timeMs: number): void {
    const beforeMs = this.startMs - this.deps.operatorTime.at(timeMs);
    if (!this.trusts() || beforeMs < -LATE_CAMERA_MS) return;
    if (beforeMs <= 1.5 * this.frameMs && !this.keyFrameAsked) {
      this.keyFrameAsked = true;
      this.deps.requestKeyFrame();
    }
    if (beforeMs > this.frameMs / 2) return;
    this.dueMs ??= this.firstDue(timeMs, beforeMs);
    this.prepare();
    this.beginIfReady();
  }

  /** Nothing will be recorded. Resolves when no file is left. */
  async cancel(why: 'asked' | 'closing'): Promise<void> {
    this.end();
    if (!this.session) return;
    this.session.end({ kind: why });
    await this.session.done.catch(() => undefined);
  }

  private look(): void {
    if (this.over) return;
    const { clock, operatorTime } = this.deps;
    const waitMs = this.startMs - operatorTime.now();
    const waitedMs = clock.monotonic() - this.armedMs;
    const trusts = this.trusts();
    const isLate = waitMs < -LATE_CAMERA_MS && (trusts || waitedMs > LATE_CAMERA_MS);
    if (isLate) return this.fail(new RollcallError('camera-not-ready', missedBy(waitMs + waitedMs, trusts)));
    if (trusts && waitMs <= PREPARE_MS) this.prepare();
    this.timer = clock.after(LOOK_MS, () => this.look());
  }

  private trusts(): boolean {
    this.trusted ||= this.deps.operatorTime.known;
    return this.trusted;
  }

  private prepare(): void {
    if (this.session) return;
    this.session = this.deps.prepare();
    this.session.opened.then(
      () => {
        this.isOpen = true;
        this.beginIfReady();
      },
      (error: unknown) => this.fail(error as RollcallError),
    );
  }

  private beginIfReady(): void {
    if (!this.isOpen || !this.session || this.dueMs === undefined || this.over) return;
    this.end();
    this.deps.due(this.session, this.dueMs);
  }

  private end(): void {
    this.over = true;
    this.timer?.stop();
    this.outcome.resolve(undefined);
  }

  /** Who asks late gets what the camera gave at the instant, as far as that is remembered. */
  private firstDue(timeMs: number, beforeMs: number): number {
    const { recent, operatorTime } = this.deps;
    const isDue = (unit: AccessUnit): boolean =>
      operatorTime.at(unit.timeMs) >= this.startMs - this.frameMs / 2;
    return recent(timeMs + beforeMs - this.frameMs).find(isDue)?.timeMs ?? timeMs;
  }

  private fail(error: RollcallError): void {
    if (this.over) return;
    this.end();
    if (this.isOpen) this.session?.end({ kind: 'failed', error });
    this.deps.failed(error);
  }
}

/** `aheadMs`: how far ahead the instant was when the agent began to wait for it. */
function missedBy(aheadMs: number, clockKnown: boolean): string {
  if (!clockKnown) return 'The time of the operator was not known at the instant of the start.';
  if (aheadMs < 0) return 'The agent was not running at the instant of the start.';
  return 'The camera gave no pictures at the instant of the start.';
}
