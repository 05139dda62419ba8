import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import { monotonicAt } from '../../domain/recording/end-instant.js';
import type { BrokenTake } from './broken-take.js';
import { RecordingRun, type RunDeps } from './recording-run.js';

/** An agent that has just begun learns the operator's time within a second or two, if at all: the picture cannot wait longer. */
const CLOCK_PATIENCE_MS = 10_000;

/** A take that was interrupted, by a restart of the host or a failure of the camera, and goes on in another film. */
export class TakeContinuation {
  private broken: (BrokenTake & { readonly sinceMs: number }) | undefined;

  constructor(private readonly deps: RunDeps) {}

  /** The take that is to go on. */
  get takeId(): string | undefined {
    return this.broken?.args.takeId;
  }

  interrupted(take: BrokenTake): void {
    this.broken = { ...take, sinceMs: this.deps.clock.monotonic() };
  }

  /** It does not go on. */
  drop(): void {
    this.broken = undefined;
  }

  /** What goes on with the camera's next key frame, given once; `over` where its planned end has gone by meanwhile. */
  next(): { readonly run: RecordingRun; readonly untilMs: number | undefined } | 'over' | undefined {
    const { clock, operatorTime } = this.deps;
    if (!this.broken) return undefined;
    const { recordingId, args, parts, sinceMs } = this.broken;
    if (!operatorTime.known && clock.monotonic() - sinceMs < CLOCK_PATIENCE_MS) return undefined;
    this.broken = undefined;
    const untilMs = this.untilMs(args);
    if (untilMs !== undefined && untilMs <= clock.monotonic()) return 'over';
    return { run: new RecordingRun(args, this.deps, recordingId, parts), untilMs };
  }

  private untilMs({ startAt = '', durationMs = NaN }: RecordingStartArgs): number | undefined {
    const endMs = Date.parse(startAt) + durationMs;
    if (!this.deps.operatorTime.known || Number.isNaN(endMs)) return undefined;
    return monotonicAt(endMs, this.deps);
  }
}
