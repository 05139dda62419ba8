import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { RecordingStartArgs, RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { monotonicAt } from '../../domain/clock/monotonic-at.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { endInstant, isMeant } from '../../domain/recording/end-instant.js';
import type { RestartMode, Way } from '../../domain/recording/recording-machine.js';
import type { Haste } from './haste.js';
import { RecordingRun, type RunDeps } from './recording-run.js';
import { RecordingSchedule, type RecordingScheduleDeps } from './recording-schedule.js';
import type { RecordingSession } from './recording-session.js';
import { LATE_CAMERA_MS } from './scheduled-recording.js';
import { TakeContinuation } from './take-continuation.js';

export interface RecorderDeps
  extends Omit<RunDeps, 'ended'>, Pick<RecordingScheduleDeps, 'scheduleFile' | 'recent'> {
  /** Makes the camera give what it has taken up to now. */
  readonly catchUp: () => void;
  readonly haste: Haste;
}

/** A camera has a key frame at least every second or so. */
const FIRST_KEY_FRAME_MS = 5000;
/** So long it has where the camera is opened anew meanwhile. */
const RESTARTED_MS = 15_000;
/** Films that are being closed while others are recorded; a disk that slow is not given more. */
const MAX_SAVING = 4;
/** What may wait in them while another is recorded. */
const MAX_SAVING_BYTES = 64 * 1024 * 1024;
const HURRY_MS = 1000;
const CLOSE_DEADLINE_MS = 2500;

/** Records one film at a time from the camera's frames; earlier ones may still be on their way to the disk. */
export class Recorder {
  private readonly sessions = new Set<RecordingSession>();
  private readonly runDeps: RunDeps;
  private run: RecordingRun | undefined;
  private opening: Promise<RecordingSession> | undefined;
  private readonly schedule: RecordingSchedule;
  /** It was scheduled, and waits for a camera that may be away. */
  private patient: RecordingSession | undefined;
  private closing = false;
  private readonly broken: TakeContinuation;

  constructor(private readonly deps: RecorderDeps) {
    this.runDeps = { ...deps, ended: (session) => this.ended(session) };
    this.broken = new TakeContinuation(this.runDeps, () => this.schedule.forget());
    this.schedule = new RecordingSchedule({
      ...this.runDeps,
      scheduleFile: deps.scheduleFile,
      recent: deps.recent,
      due: (run, session, timeMs, prerollMs) => {
        this.patient = session;
        this.begin(run, session, LATE_CAMERA_MS);
        this.fill(session, timeMs, prerollMs, deps.settings());
      },
    });
  }

  /** The recording that runs, or else one that is being saved or is scheduled. */
  get current(): Recording | undefined {
    const session = this.capturing?.hasBegun ? this.capturing : this.saving.at(-1);
    return session?.recording ?? this.schedule.waiting?.recording;
  }

  get isRecording(): boolean {
    return this.capturing?.hasBegun ?? false;
  }

  /** Something is recorded, or waits for its first frame. */
  get isBusy(): boolean {
    return (this.opening ?? this.capturing) !== undefined;
  }

  /** The recording with this id if its film is not closed yet. */
  active(recordingId: string): Recording | undefined {
    return [...this.sessions].find((session) => session.id === recordingId)?.recording;
  }

  /** Marks a recording whose film is not closed yet; undefined if there is none of this id. */
  keep(recordingId: string, keep: boolean): Promise<Recording | undefined> {
    const session = [...this.sessions].find(({ id }) => id === recordingId);
    return session?.keep(keep) ?? Promise.resolve(undefined);
  }

  /** Takes the camera's next frame, which `recent` knows already. Gives the number of frames that were dropped by this, 0 or 1. */
  unit(unit: AccessUnit, video: VideoSettings): number {
    const scheduled = this.schedule.waiting;
    scheduled?.frame(unit.timeMs);
    if (this.broken.takeId !== undefined && !this.isBusy && !scheduled) this.goOnWithTake(video);
    const session = this.capturing;
    const isTaken = scheduled !== this.schedule.waiting && this.isRecording;
    if (!session || isTaken) return 0;
    const way = { room: this.savingBytes < MAX_SAVING_BYTES, next: this.saving.length < MAX_SAVING };
    const verdict = session.unit(unit, video, way);
    if (verdict === 'next' || verdict === 'changed')
      return this.goOn(session, unit, video, { ...way, verdict });
    return verdict === 'drop' ? 1 : 0;
  }

  lost(frames: number): void {
    this.capturing?.lost(frames);
  }

  /** The camera is about to be restarted for a setting: what runs goes on, or begins, with the first frame after that. */
  async restarting(mode: RestartMode): Promise<void> {
    await Promise.allSettled([this.opening]);
    this.deps.catchUp();
    const session = this.capturing;
    if (session && !session.hasBegun && session !== this.patient) session.awaitFirst(RESTARTED_MS);
    session?.restarting(mode);
  }

  /** Ends what runs or waits for its first frame; resolves when its file is closed. Who started it is told how it fared. */
  async end(): Promise<void> {
    if (this.isBusy) await Promise.allSettled([this.stop({})]);
  }

  cameraFailed(error: RollcallError): void {
    const session = this.capturing;
    if (session?.hasBegun || session !== this.patient) session?.end({ kind: 'failed', error });
  }

  /** Takes up what was scheduled before the agent ended, or a take that it interrupted. */
  async resume(video: VideoSettings, partsOf: (recordingId: string) => Promise<number>): Promise<void> {
    const take = await this.schedule.resume(video, partsOf);
    if (take) this.broken.interrupted(take);
  }

  /** Resolves at the first frame; with `startAt`, at once. */
  async start(args: RecordingStartArgs, video: VideoSettings): Promise<Recording> {
    this.demandIdle();
    void this.broken.giveUp({});
    if (args.startAt !== undefined) return this.schedule.add(args, args.startAt, video);
    const waitNoMore = this.deps.haste.begin();
    this.opening = this.open(args, video);
    try {
      return await (
        await this.opening
      ).started;
    } finally {
      this.opening = undefined;
      waitNoMore();
    }
  }

  /**
   * Resolves when the file is closed: the last one of several. What is only scheduled is called off, unless its end lies
   * behind its start.
   */
  async stop(args: RecordingStopArgs): Promise<Recording> {
    const endMs = args.endAt === undefined ? undefined : endInstant(args.endAt, this.deps.operatorTime);
    this.deps.catchUp();
    const scheduled = this.schedule.waiting;
    if (scheduled && isMeant(scheduled.recording, args)) {
      if (endMs === undefined || endMs <= scheduled.startMs) return this.schedule.callOff(scheduled);
      await scheduled.settled;
    }
    await this.broken.giveUp(args);
    const session = await this.meant(args);
    if (endMs === undefined) session.end({ kind: 'asked' });
    else session.endAt(monotonicAt(endMs, this.deps));
    return session.done;
  }

  /** Ends and closes what runs; gives up waiting for the disk after a while, and the next start repairs the rest. */
  async close(): Promise<void> {
    this.closing = true;
    const { clock, logger } = this.deps;
    const late = Promise.withResolvers<'late'>();
    const hurry = clock.after(HURRY_MS, () => this.sessions.forEach((session) => session.hurry()));
    const deadline = clock.after(CLOSE_DEADLINE_MS, () => late.resolve('late'));
    const ended = await Promise.race([this.endAll(), late.promise]);
    hurry.stop();
    deadline.stop();
    if (ended === 'late') {
      logger.error(
        { films: this.sessions.size },
        'The disk takes too long: the films are repaired at the next start.',
      );
    }
  }

  private async endAll(): Promise<void> {
    await Promise.allSettled([this.opening]);
    await this.schedule.close();
    this.deps.catchUp();
    for (const session of this.sessions) session.end({ kind: 'closing' });
    await Promise.allSettled([...this.sessions].map((session) => session.done));
  }

  private demandIdle(): void {
    if (this.closing) throw new RollcallError('camera-not-ready', 'The agent is being stopped.');
    if (this.opening ?? this.capturing)
      throw new RollcallError('already-recording', 'A recording runs already.');
    if (this.schedule.waiting) {
      const { plannedStartAt = '' } = this.schedule.waiting.recording;
      throw new RollcallError('already-recording', `A recording is scheduled for ${plannedStartAt}.`);
    }
    if (this.saving.length >= MAX_SAVING) {
      throw new RollcallError('too-many', `${MAX_SAVING} recordings are still being saved.`);
    }
  }

  /** The camera gives pictures again. */
  private goOnWithTake(video: VideoSettings): void {
    const next = this.broken.next();
    if (!next) return;
    this.begin(next.run, next.run.goOn(video, next.untilMs), FIRST_KEY_FRAME_MS);
    this.deps.requestKeyFrame();
  }

  private ended(session: RecordingSession): void {
    this.sessions.delete(session);
    this.broken.ended(session, this.run);
  }

  private async meant({ recordingId, takeId }: RecordingStopArgs): Promise<RecordingSession> {
    const newest = this.capturing ?? (await this.opening) ?? this.saving.at(-1);
    const session = recordingId === undefined ? newest : this.find(recordingId);
    if (session && (takeId === undefined || session.recording.takeId === takeId)) return session;
    const which =
      recordingId === undefined ? 'No such recording runs.' : `Recording "${recordingId}" does not run.`;
    throw new RollcallError('not-recording', which);
  }

  /** The one that runs is known by the id of its first film, too. */
  private find(recordingId: string): RecordingSession | undefined {
    const { capturing } = this;
    if (capturing?.firstId === recordingId) return capturing;
    return [...this.sessions].find((session) => session.id === recordingId);
  }

  private get capturing(): RecordingSession | undefined {
    return [...this.sessions].find((session) => session.capturing);
  }

  private get saving(): RecordingSession[] {
    return [...this.sessions].filter((session) => !session.capturing && session.hasBegun);
  }

  private get savingBytes(): number {
    return this.saving.reduce((sum, session) => sum + session.waitingBytes, 0);
  }

  /** `unit` is not in the film of `session`: it is the first of the next, which has no gap before it. */
  private goOn(
    session: RecordingSession,
    unit: AccessUnit,
    video: VideoSettings,
    { verdict, ...way }: Omit<Way, 'bytes'> & { verdict: 'next' | 'changed' },
  ): number {
    if (!this.run || !way.next) {
      const why = `The camera changed its pictures while ${MAX_SAVING} films were still being saved.`;
      session.end({ kind: 'failed', error: new RollcallError('disk-failed', why) });
      return 0;
    }
    session.end({ kind: verdict === 'next' ? 'part' : 'changed' });
    const next = this.run.next(video, session, unit.timeMs);
    this.sessions.add(next);
    next.awaitFirst(FIRST_KEY_FRAME_MS);
    return next.unit(unit, video, way) === 'drop' ? 1 : 0;
  }

  private async open(args: RecordingStartArgs, video: VideoSettings): Promise<RecordingSession> {
    const { clock, operatorTime, requestKeyFrame } = this.deps;
    const { prerollMs = 0 } = args;
    const run = new RecordingRun(args, this.runDeps);
    const pressedMs = clock.monotonic();
    const session = run.first(video, operatorTime.now() - prerollMs);
    await session.opened;
    this.begin(run, session, FIRST_KEY_FRAME_MS);
    if (prerollMs > 0) this.fill(session, pressedMs, prerollMs, video);
    if (!session.hasBegun) requestKeyFrame();
    return session;
  }

  private begin(run: RecordingRun, session: RecordingSession, patienceMs: number): void {
    this.run = run;
    this.sessions.add(session);
    session.awaitFirst(patienceMs);
  }

  /** With what the camera gave from `timeMs` on, and a pre-roll before. */
  private fill(session: RecordingSession, timeMs: number, prerollMs: number, video: VideoSettings): void {
    const fromMs = timeMs - prerollMs;
    session.beginWith(this.deps.recent(fromMs), fromMs, video, prerollMs > 0 ? timeMs : undefined);
  }
}
