import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { OneByOne } from '#runtime/one-by-one.js';
import { isLast } from '../../domain/recording/recording-end.js';
import { startInstant } from '../../domain/recording/start-instant.js';
import { diskError } from '../fs/disk-error.js';
import { plannedEnd, RecordingRun, type RunDeps } from './recording-run.js';
import type { RecordingSession } from './recording-session.js';
import type { KeptSchedule, ScheduleFile } from './schedule-file.js';
import type { BrokenRun } from './broken-run.js';
import { type ScheduleDeps, ScheduledRecording } from './scheduled-recording.js';

export interface RecordingScheduleDeps extends RunDeps {
  readonly scheduleFile: Pick<ScheduleFile, 'load' | 'save' | 'remove'>;
  readonly recent: ScheduleDeps['recent'];
  /** The instant is there: the first frame that is wanted was captured at `timeMs`, a pre-roll before it. */
  readonly due: (run: RecordingRun, session: RecordingSession, timeMs: number, prerollMs: number) => void;
}

/** How many films there are of a recording. */
export type PartsOf = (recordingId: string) => Promise<number>;

const UNTAKEN = 'A scheduled recording cannot be taken up.';

/** The one recording that waits for its instant, or runs: it is known on disk until it has ended, or never will begin. */
export class RecordingSchedule {
  private current: ScheduledRecording | undefined;
  private readonly writes = new OneByOne();
  /** The recording that the file on disk is about. */
  private keptId: string | undefined;
  /** What an earlier run left was looked for, and is seen to. */
  private isTakenUp = false;
  private closing = false;

  constructor(private readonly deps: RecordingScheduleDeps) {}

  /** Undefined once its instant is there. */
  get waiting(): ScheduledRecording | undefined {
    return this.current;
  }

  /** Resolves when it is kept. Rejects as the disk does, or with why there can be no such instant. */
  async add(args: RecordingStartArgs, startAt: string, video: VideoSettings): Promise<Recording> {
    const { operatorTime, emit } = this.deps;
    const startMs = startInstant(startAt, operatorTime, this.oldestMs - 1000 / video.fps);
    const toldAt = new Date(operatorTime.now()).toISOString();
    const run = new RecordingRun(args, this.deps, { toldAt });
    const scheduled = this.arm(run, args, startMs, video);
    try {
      await this.save({ recordingId: run.id, args });
    } catch (error) {
      if (this.current === scheduled) this.current = undefined;
      await scheduled.cancel('asked');
      throw diskError(error, 'the schedule of a recording was being kept');
    }
    emit('recording.scheduled', scheduled.recording);
    return scheduled.recording;
  }

  /**
   * Finds what an earlier run of the agent left; nothing is recorded before what this gives is called. What had begun
   * is given then, to go on.
   */
  async resume(video: VideoSettings, partsOf: PartsOf): Promise<() => BrokenRun | undefined> {
    const kept = await this.deps.scheduleFile.load();
    this.keptId = kept?.recordingId;
    try {
      const parts = kept ? await partsOf(kept.recordingId) : 0;
      return () => this.takeUp(kept, parts, video);
    } catch (error) {
      // It may have been begun: the next start looks again.
      this.deps.logger.error({ err: error, recordingId: this.keptId }, UNTAKEN);
      return () => this.takeUp(undefined, 0, video);
    }
  }

  /** What an earlier run left, while nobody was able to take it up: its films are away. */
  async left(begun?: 'begun'): Promise<BrokenRun | undefined> {
    const kept = this.isTakenUp ? undefined : await this.deps.scheduleFile.load();
    if (begun && kept?.begun !== true) return undefined;
    return kept && { recordingId: kept.recordingId, args: kept.args, parts: 0 };
  }

  /** It will not be made: nobody is told but who gets this. */
  async callOff(scheduled: ScheduledRecording): Promise<Recording> {
    const { recording } = scheduled;
    this.current = undefined;
    await scheduled.cancel('asked');
    await this.forget(recording.id);
    this.deps.emit('recording.deleted', recording);
    return { ...recording, note: 'It was called off before its start: nothing was recorded.' };
  }

  /** The agent ends: the next one takes it up. */
  async close(): Promise<void> {
    this.closing = true;
    await this.current?.cancel('closing');
    await this.writes.take(() => Promise.resolve());
  }

  /** Operator time of the oldest picture that is remembered; now where there is none. */
  private get oldestMs(): number {
    const { recent, operatorTime } = this.deps;
    const [oldest] = recent(-Infinity);
    return oldest ? operatorTime.at(oldest.timeMs) : operatorTime.now();
  }

  private arm(
    run: RecordingRun,
    args: RecordingStartArgs,
    startMs: number,
    video: VideoSettings,
  ): ScheduledRecording {
    const { prerollMs = 0 } = args;
    const recording = run.scheduled(video, startMs);
    const scheduled = new ScheduledRecording(recording, startMs, 1000 / video.fps, {
      ...this.deps,
      prepare: () => run.first(video, startMs - prerollMs),
      due: (session, timeMs) => {
        this.current = undefined;
        session.started.then(
          () => this.began(run, session),
          (error: unknown) => this.neverBegan(recording, error as RollcallError),
        );
        this.deps.due(run, session, timeMs, prerollMs);
      },
      failed: (error) => {
        this.current = undefined;
        this.neverBegan(recording, error);
      },
    });
    this.current = scheduled;
    scheduled.watch();
    return scheduled;
  }

  /** Its instant may be over; or somebody did not want it any more since it was found. */
  private takeUp(kept: KeptSchedule | undefined, parts: number, video: VideoSettings): BrokenRun | undefined {
    this.isTakenUp = true;
    if (!kept || this.closing || this.keptId !== kept.recordingId) return undefined;
    const { recordingId, args, begun = false } = kept;
    if (begun || parts > 0)
      return { recordingId, args, parts, plannedEndMs: plannedEnd(args), ...endsOf(kept) };
    if (args.startAt === undefined) void this.forget(recordingId);
    else
      this.arm(new RecordingRun(args, this.deps, { id: recordingId }), args, Date.parse(args.startAt), video);
    return undefined;
  }

  private neverBegan(recording: Recording, { code, message }: RollcallError): void {
    if (this.closing) return;
    this.deps.emit('recording.failed', { ...recording, state: 'failed', reason: code, note: message });
    void this.forget(recording.id);
  }

  /** `session` is the first film of `run`, and has its first frame: interrupted it goes on, so it is known until it has ended. */
  async began(run: RecordingRun, session: RecordingSession): Promise<void> {
    run.began(session);
    if (session.endedBy && isLast(session.endedBy)) await this.forget(run.id);
    else await this.note(run.soFar);
  }

  /** One that is interrupted does not go on past the end that it was told. */
  async noteEnd(run: BrokenRun): Promise<void> {
    if (this.keptId === run.recordingId) await this.note(run);
  }

  private async note({ recordingId, args, plannedEndMs, endMs }: BrokenRun): Promise<void> {
    const plannedEndAt = plannedEndMs === undefined ? {} : { plannedEndAt: isoTime(plannedEndMs) };
    const endAt = endMs === undefined ? {} : { endAt: isoTime(endMs) };
    try {
      await this.save({ recordingId, args, begun: true, ...plannedEndAt, ...endAt });
    } catch (error) {
      const why = 'A recording cannot be kept: after a restart it would not go on so.';
      this.deps.logger.warn({ err: error }, why);
    }
  }

  /**
   * Unless the file is about another recording by now. What stays on disk is looked at by the next start alone, which
   * finds the recording begun or its instant over.
   */
  async forget(recordingId: string): Promise<void> {
    try {
      await this.writes.take(async () => {
        if (this.keptId === undefined || this.keptId === recordingId) {
          await this.deps.scheduleFile.remove();
          this.keptId = undefined;
        }
      });
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'The schedule of a recording cannot be deleted.');
    }
  }

  private async save(kept: KeptSchedule): Promise<void> {
    await this.writes.take(async () => {
      await this.deps.scheduleFile.save(kept);
      this.keptId = kept.recordingId;
    });
  }
}

function endsOf({ plannedEndAt, endAt }: KeptSchedule): Pick<BrokenRun, 'plannedEndMs' | 'endMs'> {
  return {
    ...(plannedEndAt !== undefined && { plannedEndMs: Date.parse(plannedEndAt) }),
    ...(endAt !== undefined && { endMs: Date.parse(endAt) }),
  };
}

function isoTime(unixMs: number): string {
  return new Date(unixMs).toISOString();
}
