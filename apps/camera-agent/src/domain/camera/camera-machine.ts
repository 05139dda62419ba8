import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraStatus } from '#contracts/messages/agent-state.js';
import type { Random } from '#contracts/ports/random.js';
import { backOffMs, slowRetryMs } from './back-off.js';

/** A real sensor takes a second or two until its first picture; a small Pi more. */
const FIRST_FRAME_MS = 10_000;
/** A camera that takes longer than this is said to be slow. */
const SLOW_START_MS = 2500;
const STALL_MS = 2000;
/** A stream that ran this long was sound: its failure counts as the first one. */
const STEADY_MS = 10_000;
/** Who looks later than this at the clock was paused itself, and knows nothing about the camera's silence. */
const OWN_PAUSE_MS = 500;

/** Only a person ends these, so they are tried again slowly and the camera counts as not there. */
const PERMANENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['no-camera', 'unsupported']);

const SLOW_START = new RollcallError(
  'camera-not-ready',
  `The camera has been started and gave no picture yet; it has ${FIRST_FRAME_MS / 1000} s for the first one.`,
);

const WAITS_FOR_OTHERS = new RollcallError(
  'camera-not-ready',
  'The camera waits for the first frame of others, with which it is to be in step.',
);

/** What the caller has to do with the driver now. */
export type CameraAction = 'none' | 'start-driver' | 'stop-driver' | 'restart-driver';

type Phase =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'opening';
      readonly since: number;
      readonly again: boolean;
      slow: boolean;
      /** It gives no picture before others do, and is waited for so long, ms. */
      readonly patienceMs?: number;
    }
  | { readonly kind: 'streaming'; readonly since: number; lastFrame: number }
  | { readonly kind: 'waiting'; readonly until: number };

/**
 * Keeps one camera going: opens it, notices a failure or a stall, waits, opens it again, for ever. Times are ms of
 * any clock that only grows; the caller calls `tick` at `wakeAt` and does what the answers say.
 */
export class CameraMachine {
  private phase: Phase = { kind: 'closed' };
  private failures = 0;
  private lastError: RollcallError | undefined;
  private everStarted = false;

  constructor(private readonly random: Random) {}

  /** The status for all but a recording, which stands on `standing-by`. */
  get status(): Exclude<CameraStatus, 'recording'> {
    if (this.phase.kind === 'streaming') return 'standing-by';
    if (this.phase.kind === 'closed') return this.everStarted ? 'not-connected' : 'starting';
    if (this.phase.kind === 'opening' && this.phase.again) return 'restarting';
    if (this.lastError === undefined) return 'starting';
    return PERMANENT.has(this.lastError.code) ? 'not-connected' : 'restarting';
  }

  /** Why there is no picture; undefined while there is one, and while it may well come. */
  get error(): RollcallError | undefined {
    if (this.lastError || this.phase.kind !== 'opening') return this.lastError;
    if (this.phase.patienceMs !== undefined) return WAITS_FOR_OTHERS;
    return this.phase.slow ? SLOW_START : undefined;
  }

  /** Why it failed last, until the next picture; a slow start has not failed. */
  get failure(): RollcallError | undefined {
    return this.lastError;
  }

  get opens(): boolean {
    return this.phase.kind === 'opening';
  }

  /** When `tick` has something to decide. */
  get wakeAt(): number | undefined {
    switch (this.phase.kind) {
      case 'closed':
        return undefined;
      case 'opening':
        return (
          this.phase.since + (this.phase.patienceMs ?? (this.phase.slow ? FIRST_FRAME_MS : SLOW_START_MS))
        );
      case 'streaming':
        return this.phase.lastFrame + STALL_MS;
      case 'waiting':
        return this.phase.until;
    }
  }

  open(now: number): CameraAction {
    if (this.phase.kind !== 'closed') return 'none';
    this.everStarted = true;
    this.failures = 0;
    this.lastError = undefined;
    return this.begin(now);
  }

  /** Opens it anew, such as for other settings; one that waits after a failure is opened with them by itself. */
  restart(now: number): CameraAction {
    return this.beginAgain({ kind: 'opening', since: now, again: true, slow: false });
  }

  /**
   * The same for one that gives no picture before others do. Where none comes within so long it is opened anew without: a
   * camera never stays without a picture for others.
   */
  restartWaiting(now: number, patienceMs: number): CameraAction {
    return this.beginAgain({ kind: 'opening', since: now, again: true, slow: false, patienceMs });
  }

  /** A picture came. */
  frame(now: number): void {
    if (this.phase.kind === 'streaming') {
      this.phase.lastFrame = now;
    } else if (this.phase.kind === 'opening') {
      this.phase = { kind: 'streaming', since: now, lastFrame: now };
      this.lastError = undefined;
    }
  }

  /** The driver's stream has ended. */
  failed(now: number, error: RollcallError): CameraAction {
    if (this.phase.kind !== 'opening' && this.phase.kind !== 'streaming') return 'none';
    const steady = this.phase.kind === 'streaming' && now - this.phase.since >= STEADY_MS;
    this.failures = steady ? 1 : this.failures + 1;
    this.lastError = error;
    const wait = PERMANENT.has(error.code) ? slowRetryMs(this.random) : backOffMs(this.failures, this.random);
    this.phase = { kind: 'waiting', until: now + wait };
    return 'stop-driver';
  }

  /** `complaint`: what the driver says may be the matter with a silent camera. */
  tick(now: number, complaint?: RollcallError): CameraAction {
    const due = this.wakeAt;
    if (due === undefined || now < due) return 'none';
    if (this.phase.kind === 'waiting') {
      return this.begin(now);
    }
    if (this.phase.kind === 'opening' && this.phase.patienceMs !== undefined) return this.restart(now);
    if (this.phase.kind === 'opening' && now - this.phase.since < FIRST_FRAME_MS) {
      this.phase.slow = true;
      return 'none';
    }
    if (this.phase.kind === 'streaming' && now - due > OWN_PAUSE_MS) {
      this.phase.lastFrame = now;
      return 'none';
    }
    return this.failed(now, this.silence(complaint));
  }

  close(): CameraAction {
    if (this.phase.kind === 'closed') return 'none';
    this.phase = { kind: 'closed' };
    this.lastError = undefined;
    return 'stop-driver';
  }

  private begin(now: number): CameraAction {
    this.phase = { kind: 'opening', since: now, again: false, slow: false };
    return 'start-driver';
  }

  /** Why it failed before says nothing about what it is opened with now. */
  private beginAgain(phase: Phase): CameraAction {
    if (this.phase.kind !== 'streaming' && this.phase.kind !== 'opening') return 'none';
    this.phase = phase;
    this.lastError = undefined;
    return 'restart-driver';
  }

  private silence(complaint: RollcallError | undefined): RollcallError {
    const what =
      this.phase.kind === 'opening'
        ? `The camera gave no picture within ${FIRST_FRAME_MS / 1000} s of its start.`
        : `The camera gave no picture for ${STALL_MS / 1000} s.`;
    if (!complaint) return new RollcallError('camera-failed', what);
    return new RollcallError(complaint.code, `${what} ${complaint.message}`, { advice: complaint.advice });
  }
}
