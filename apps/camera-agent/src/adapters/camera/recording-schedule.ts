import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { OneByOne } from '#runtime/one-by-one.js';
import { startInstant } from '../../domain/recording/start-instant.js';
import { diskError } from '../fs/disk-error.js';
import { RecordingRun, type RunDeps } from './recording-run.js';
import type { RecordingSession } from './recording-session.js';
import type { ScheduleFile } from './schedule-file.js';
import type { BrokenTake } from './broken-take.js';
import { type ScheduleDeps, ScheduledRecording } from './scheduled-recording.js';

export interface RecordingScheduleDeps extends RunDeps {
  readonly scheduleFile: Pick<ScheduleFile, 'load' | 'save' | 'remove'>;
  readonly recent: ScheduleDeps['recent'];
  /** The instant is there: the first frame that is wanted was captured at `timeMs`, a pre-roll before it. */
  readonly due: (run: RecordingRun, session: RecordingSession, timeMs: number, prerollMs: number) => void;
}

/** The one recording that waits for its instant. It is kept on disk until its first frame is taken, or never will be. */
export class RecordingSchedule {
  private current: ScheduledRecording | undefined;
  private readonly writes = new OneByOne();
  private closing = false;

  constructor(private readonly deps: RecordingScheduleDeps) {}

  /** Undefined once its instant is there. */
  get waiting(): ScheduledRecording | undefined {
    return this.current;
  }

  /** Resolves when it is kept. Rejects as the disk does, or with why there can be no such instant. */
  async add(args: RecordingStartArgs, startAt: string, video: VideoSettings): Promise<Recording> {
    const { operatorTime, scheduleFile, emit } = this.deps;
    const startMs = startInstant(startAt, operatorTime, this.oldestMs - 1000 / video.fps);
    const toldAt = new Date(operatorTime.now()).toISOString();
    const run = new RecordingRun(args, this.deps, { toldAt });
    const scheduled = this.arm(run, args, startMs, video);
    try {
      await this.writes.take(() => scheduleFile.save({ recordingId: run.id, args }));
    } catch (error) {
      if (this.current === scheduled) this.current = undefined;
      await scheduled.cancel();
      throw diskError(error, 'the schedule of a recording was being kept');
    }
    emit('recording.scheduled', scheduled.recording);
    return scheduled.recording;
  }

  /**
   * Takes up what an earlier run of the agent left. Its instant may be over. What had begun is forgotten, unless it is a
   * take: that is given, to go on. `partsOf` tells how many films there are.
   */
  async resume(
    video: VideoSettings,
    partsOf: (recordingId: string) => Promise<number>,
  ): Promise<BrokenTake | undefined> {
    const kept = await this.deps.scheduleFile.load();
    if (!kept) return undefined;
    const { recordingId, args, begun = false } = kept;
    try {
      const parts = await partsOf(recordingId);
      const hasBegun = begun || parts > 0;
      if (hasBegun && args.takeId !== undefined) return { recordingId, args, parts };
      if (hasBegun || args.startAt === undefined) await this.forget();
      else if (!this.closing)
        this.arm(
          new RecordingRun(args, this.deps, { id: recordingId }),
          args,
          Date.parse(args.startAt),
          video,
        );
    } catch (error) {
      // It may have been begun: the next start looks again.
      this.deps.logger.error({ err: error, recordingId }, 'A scheduled recording cannot be taken up.');
    }
    return undefined;
  }

  /** It will not be made: nobody is told but who gets this. */
  async callOff(scheduled: ScheduledRecording): Promise<Recording> {
    const { recording } = scheduled;
    this.current = undefined;
    await scheduled.cancel();
    await this.forget();
    this.deps.emit('recording.deleted', recording);
    return { ...recording, note: 'It was called off before its start: nothing was recorded.' };
  }

  /** The agent ends: the next one takes it up. */
  async close(): Promise<void> {
    this.closing = true;
    await this.current?.cancel();
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
          () => this.begun(run.id, args),
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

  private neverBegan(recording: Recording, { code, message }: RollcallError): void {
    if (this.closing) return;
    this.deps.emit('recording.failed', { ...recording, state: 'failed', reason: code, note: message });
    void this.forget();
  }

  /** A take that is interrupted goes on, so it is known until it has ended. */
  private async begun(recordingId: string, args: RecordingStartArgs): Promise<void> {
    if (args.takeId === undefined) return this.forget();
    try {
      await this.writes.take(() => this.deps.scheduleFile.save({ recordingId, args, begun: true }));
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'A take cannot be kept: after a restart it would not go on.');
    }
  }

  /** What stays on disk is looked at by the next start alone, which finds the recording begun or its instant over. */
  async forget(): Promise<void> {
    try {
      await this.writes.take(() => this.deps.scheduleFile.remove());
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'The schedule of a recording cannot be deleted.');
    }
  }
}
