import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { RecordingStartArgs, RecordingStopArgs } from '#contracts/messages/command-args.js';
import { monotonicAt } from '../../domain/clock/monotonic-at.js';
import type { RecordingEnd } from '../../domain/recording/recording-end.js';
import type { BrokenTake } from './broken-take.js';
import { RecordingRun, type RunDeps } from './recording-run.js';
import type { RecordingSession } from './recording-session.js';

/** An agent that has just begun learns the operator's time within a second or two, if at all: the picture cannot wait longer. */
const CLOCK_PATIENCE_MS = 10_000;

/** Not those of a film that another follows, nor of an agent that is being stopped. */
const ENDS_TAKE: readonly RecordingEnd['kind'][] = ['asked', 'planned', 'failed'];
const DISK_CODES: ReadonlySet<ErrorCode> = new Set(['disk-full', 'disk-failed']);

/** A take that was interrupted, by a restart of the host or a failure of the camera, and goes on in another film. */
export class TakeContinuation {
  private broken: (BrokenTake & { readonly sinceMs: number }) | undefined;

  /** `forget` takes it off the disk. */
  constructor(
    private readonly deps: RunDeps,
    private readonly forget: () => Promise<void>,
  ) {}

  /** The take that is to go on. */
  get takeId(): string | undefined {
    return this.broken?.args.takeId;
  }

  interrupted(take: BrokenTake): void {
    this.broken = { ...take, sinceMs: this.deps.clock.monotonic() };
  }

  /** A film of `run` is closed: a take goes on after whatever is not its own end. */
  ended({ recording, endedBy: end, firstId }: RecordingSession, run: RecordingRun | undefined): void {
    if (recording.takeId === undefined || !end || !ENDS_TAKE.includes(end.kind)) return;
    if (end.kind === 'failed' && run?.id === firstId && !DISK_CODES.has(end.error.code))
      this.interrupted(run.soFar);
    else void this.forget();
  }

  /** It does not go on, if a stop means it. */
  async giveUp({ recordingId, takeId }: RecordingStopArgs): Promise<void> {
    if (recordingId !== undefined || this.takeId === undefined) return;
    if (takeId !== undefined && takeId !== this.takeId) return;
    this.broken = undefined;
    await this.forget();
  }

  /** What goes on with the camera's next key frame, given once; nothing where its planned end has gone by meanwhile. */
  next(): { readonly run: RecordingRun; readonly untilMs: number | undefined } | undefined {
    const { clock, operatorTime } = this.deps;
    if (!this.broken) return undefined;
    const { recordingId, args, parts, sinceMs } = this.broken;
    if (!operatorTime.known && clock.monotonic() - sinceMs < CLOCK_PATIENCE_MS) return undefined;
    this.broken = undefined;
    const untilMs = this.untilMs(args);
    if (untilMs === undefined || untilMs > clock.monotonic())
      return { run: new RecordingRun(args, this.deps, { id: recordingId, parts }), untilMs };
    void this.forget();
    return undefined;
  }

  private untilMs({ startAt = '', durationMs = NaN }: RecordingStartArgs): number | undefined {
    const endMs = Date.parse(startAt) + durationMs;
    if (!this.deps.operatorTime.known || Number.isNaN(endMs)) return undefined;
    return monotonicAt(endMs, this.deps);
  }
}
