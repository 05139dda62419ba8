import type { RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { monotonicAt } from '../../domain/clock/monotonic-at.js';
import { isMeant } from '../../domain/recording/end-instant.js';
import { isLast, isOfDisk } from '../../domain/recording/recording-end.js';
import { type BrokenRun, type GivenUp, withoutNext } from './broken-run.js';
import { RecordingRun, type RunDeps } from './recording-run.js';
import type { RecordingSession } from './recording-session.js';

/** An agent that has just begun learns the operator's time within a second or two, if at all: the picture cannot wait longer. */
const CLOCK_PATIENCE_MS = 10_000;

interface Waiting {
  readonly run: BrokenRun;
  /** The operator's time is waited for until then, monotonic ms. */
  readonly patientUntilMs: number;
}

/** What is kept on disk, beside the films. */
interface KeptRuns {
  /** Takes what is known of a recording off the disk. */
  readonly forget: (recordingId: string) => Promise<void>;
  /** What an earlier run of the agent left, while its films are away; with `begun` only what is known to have begun. */
  readonly left: (begun?: 'begun') => Promise<BrokenRun | undefined>;
}

/** A run that was interrupted, by a restart of the host or a failure of the camera, and goes on in another film. */
export class RunContinuation {
  private broken: Waiting | undefined;
  /** It was given up while its films were away: they are told later. */
  private untold: string | undefined;

  constructor(
    private readonly deps: RunDeps,
    private readonly kept: KeptRuns,
  ) {}

  /** Whether there is one that is to go on. */
  get waits(): boolean {
    return this.broken !== undefined;
  }

  /** What a restart interrupted, after which the operator's time is not known at once; the films are there. */
  async resume(run: BrokenRun | undefined): Promise<void> {
    if (run) this.broken = { run, patientUntilMs: this.deps.clock.monotonic() + CLOCK_PATIENCE_MS };
    if (this.untold !== undefined) await this.settle(this.untold);
  }

  /**
   * A film of `run` has all its frames: the run goes on after whatever is not its own end. It does not wait for that film
   * to be closed, which takes minutes where it is long.
   */
  stopped(session: RecordingSession, run: RecordingRun | undefined): void {
    const { endedBy: end, firstId } = session;
    const isOfRun = run?.id === firstId && (run.isAccepted || session.hasBegun);
    if (end?.kind === 'failed' && isOfRun && !isLast(end)) this.breakOff(session, run);
    else if (end && (isLast(end) || end.kind === 'failed')) void this.kept.forget(firstId);
  }

  private breakOff(session: RecordingSession, run: RecordingRun): void {
    const { untilMs, hasBegun } = session;
    if (!hasBegun) run.discarded(session);
    this.broken = {
      run: { ...run.soFar, untilMs, ...(hasBegun && { film: session }) },
      patientUntilMs: -Infinity,
    };
  }

  /** A film is closed. What the disk refused only then it would refuse again. `isOver`: another does not follow. */
  async closed({ endedBy: end, firstId, hasBegun }: RecordingSession, isOver: boolean): Promise<void> {
    if (end && isOfDisk(end)) await this.giveUp({ recordingId: firstId });
    // What never had a frame has no film to say anything.
    else if (hasBegun && isOver && end?.kind === 'failed' && this.broken?.run.recordingId !== firstId)
      await this.settle(firstId);
  }

  /** The id of the first film of what waits, where this is the last of its films. */
  firstIdOf(recordingId: string): string | undefined {
    const run = this.broken?.run;
    return run?.film?.id === recordingId ? run.recordingId : undefined;
  }

  /** It does not go on, if a stop means it, by the id of its first film or by its take. Gives what that was. */
  async giveUp(args: RecordingStopArgs): Promise<GivenUp | undefined> {
    const run = this.broken?.run ?? (await this.kept.left());
    if (!run || !isMeant({ id: run.recordingId, takeId: run.args.takeId }, args)) return undefined;
    if (!this.broken) this.untold = run.recordingId;
    this.broken = undefined;
    run.film?.giveUp();
    await this.kept.forget(run.recordingId);
    const isAway = this.untold === run.recordingId;
    return { ...run, newest: isAway ? undefined : await this.settle(run.recordingId) };
  }

  /** Somebody has closed the camera. A take has many cameras, and one is closed to mend it: that goes on. */
  async closedByHand(): Promise<void> {
    const run = this.broken?.run ?? (await this.kept.left('begun'));
    if (run && run.args.takeId === undefined) await this.giveUp({});
  }

  /** What goes on with the camera's next key frame, given once; nothing where its end has gone by meanwhile. */
  next(): { readonly run: RecordingRun; readonly untilMs: number | undefined } | undefined {
    const { clock, operatorTime } = this.deps;
    if (!this.broken) return undefined;
    const { run, patientUntilMs } = this.broken;
    if (!operatorTime.known && clock.monotonic() < patientUntilMs) return undefined;
    this.broken = undefined;
    const { recordingId: id, args } = run;
    const untilMs = this.untilMs(run);
    if (untilMs === undefined || untilMs > clock.monotonic())
      return { run: new RecordingRun(args, this.deps, { ...run, id }), untilMs };
    run.film?.giveUp();
    void this.kept.forget(id).then(() => this.settle(id));
    return undefined;
  }

  /** Its newest film says no more that it goes on. Gives that, if it is on disk. */
  private async settle(firstId: string): Promise<Recording | undefined> {
    const { store, logger } = this.deps;
    try {
      const films = (await store.list()).filter(({ id, partOf = id }) => partOf === firstId);
      const [newest] = films.sort((a, b) => (b.part ?? 1) - (a.part ?? 1));
      if (newest?.goesOn === true) await store.save(withoutNext(newest));
      return newest && withoutNext(newest);
    } catch (error) {
      logger.warn(
        { recordingId: firstId, error: String(error) },
        'A film says that it goes on, and does not.',
      );
      return undefined;
    }
  }

  /** Capture time of its end, planned or told. */
  private untilMs({ untilMs: seenMs, plannedEndMs, endMs }: BrokenRun): number | undefined {
    const { known } = this.deps.operatorTime;
    const planned = seenMs ?? (known ? this.captured(plannedEndMs) : Infinity);
    // It was told to end within a minute, and that was before the agent began anew.
    const told = known || endMs === undefined ? this.captured(endMs) : -Infinity;
    const soonest = Math.min(planned, told);
    return soonest === Infinity ? undefined : soonest;
  }

  private captured(operatorMs = Infinity): number {
    return operatorMs === Infinity ? Infinity : monotonicAt(operatorMs, this.deps);
  }
}
