import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { RecordingStartArgs, RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { monotonicAt } from '../../domain/clock/monotonic-at.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { endInstant, isMeant } from '../../domain/recording/end-instant.js';
import type { RestartMode, Way } from '../../domain/recording/recording-machine.js';
import { type GivenUp, newestOf, withoutNext } from './broken-run.js';
import { closeInTime } from './close-in-time.js';
import type { Haste } from './haste.js';
import { RecordingRun, type RunDeps } from './recording-run.js';
import { type PartsOf, RecordingSchedule, type RecordingScheduleDeps } from './recording-schedule.js';
import type { RecordingSession } from './recording-session.js';
import { MAX_SAVING, RecordingSessions } from './recording-sessions.js';
import { RunContinuation } from './run-continuation.js';
import { LATE_CAMERA_MS } from './scheduled-recording.js';

export interface RecorderDeps
  extends Omit<RunDeps, 'stopped' | 'ended'>, Pick<RecordingScheduleDeps, 'scheduleFile' | 'recent'> {
  /** Makes the camera give what it has taken up to now. */
  readonly catchUp: () => void;
  readonly haste: Haste;
}

/** A camera has a key frame at least every second or so. */
const FIRST_KEY_FRAME_MS = 5000;
/** So long it has where the camera is opened anew meanwhile. */
const RESTARTED_MS = 15_000;

/** Records one film at a time from the camera's frames; earlier ones may still be on their way to the disk. */
export class Recorder {
  private readonly sessions = new RecordingSessions();
  private readonly runDeps: RunDeps;
  private run: RecordingRun | undefined;
  private opening: Promise<RecordingSession> | undefined;
  /** Its files are being opened. */
  private opened: RecordingSession | undefined;
  private readonly schedule: RecordingSchedule;
  /** It was scheduled, and waits for a camera that may be away. */
  private patient: RecordingSession | undefined;
  private closing = false;
  private readonly broken: RunContinuation;

  constructor(private readonly deps: RecorderDeps) {
    this.runDeps = {
      ...deps,
      stopped: (session) => this.broken.stopped(session, this.run),
      ended: (session) => this.ended(session),
    };
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
    this.broken = new RunContinuation(this.runDeps, this.schedule);
  }

  /** The recording that runs, or else one that is being saved or is scheduled. */
  get current(): Recording | undefined {
    const { capturing, saving } = this.sessions;
    const session = capturing?.hasBegun ? capturing : saving.at(-1);
    return session?.recording ?? this.schedule.waiting?.recording;
  }

  get isRecording(): boolean {
    return this.sessions.capturing?.hasBegun ?? false;
  }

  /** Something is recorded, or waits for its first frame. */
  get isBusy(): boolean {
    return (this.opening ?? this.sessions.capturing) !== undefined;
  }

  /** The recording with this id if its film is not closed yet. */
  active(recordingId: string): Recording | undefined {
    return this.unclosed(recordingId)?.recording;
  }

  /** Marks a recording whose film is not closed yet; undefined if there is none of this id. */
  keep(recordingId: string, keep: boolean): Promise<Recording | undefined> {
    return this.unclosed(recordingId)?.keep(keep) ?? Promise.resolve(undefined);
  }

  /** Takes the camera's next frame, which `recent` knows already. Gives the number of frames that were dropped by this, 0 or 1. */
  unit(unit: AccessUnit, video: VideoSettings): number {
    const scheduled = this.schedule.waiting;
    scheduled?.frame(unit.timeMs);
    if (this.broken.waits && !this.isBusy && !scheduled) this.goOnBroken(video);
    const session = this.sessions.capturing;
    const isTaken = scheduled !== this.schedule.waiting && this.isRecording;
    if (!session || isTaken) return 0;
    const { way } = this.sessions;
    const verdict = session.unit(unit, video, way);
    if (verdict === 'next' || verdict === 'changed')
      return this.goOn(session, unit, video, { ...way, verdict });
    return verdict === 'drop' ? 1 : 0;
  }

  lost(frames: number): void {
    this.sessions.capturing?.lost(frames);
  }

  /** The camera is about to be restarted for a setting: what runs goes on, or begins, with the first frame after that. */
  async restarting(mode: RestartMode): Promise<void> {
    await Promise.allSettled([this.opening]);
    this.deps.catchUp();
    const session = this.sessions.capturing;
    if (session && !session.hasBegun && session !== this.patient) session.awaitFirst(RESTARTED_MS);
    session?.restarting(mode);
  }

  /** Ends what runs or waits for its first frame; its file is closed later. Who started it is told how it fared. */
  async end(): Promise<void> {
    await Promise.allSettled([this.opening]);
    this.deps.catchUp();
    this.sessions.capturing?.end({ kind: 'asked' });
    await this.broken.closedByHand();
  }

  cameraFailed(error: RollcallError): void {
    const session = this.sessions.capturing;
    if (session?.hasBegun || session !== this.patient) session?.end({ kind: 'failed', error });
  }

  /** Finds what was scheduled before the agent ended, or what it interrupted; what this gives takes it up. */
  async resume(video: VideoSettings, partsOf: PartsOf): Promise<() => Promise<void>> {
    const takeUp = await this.schedule.resume(video, partsOf);
    return () => this.broken.resume(takeUp());
  }

  /** Resolves at the first frame; with `startAt`, at once. */
  async start(args: RecordingStartArgs, video: VideoSettings): Promise<Recording> {
    this.demandIdle();
    if (args.startAt !== undefined) return this.scheduled(args, args.startAt, video);
    const waitNoMore = this.deps.haste.begin();
    this.opening = this.open(args, video);
    try {
      return await (
        await this.opening
      ).started;
    } finally {
      this.opening = undefined;
      this.opened = undefined;
      waitNoMore();
    }
  }

  /** What waits to go on gives way to what is accepted, not to what is refused. */
  private async scheduled(
    args: RecordingStartArgs,
    startAt: string,
    video: VideoSettings,
  ): Promise<Recording> {
    const recording = await this.schedule.add(args, startAt, video);
    await this.broken.giveUp({});
    return recording;
  }

  /**
   * Resolves when the file is closed, the last one of several, or soon after it is whole on disk. What is only scheduled is
   * called off, unless its end lies behind its start.
   */
  async stop(args: RecordingStopArgs): Promise<Recording> {
    const endMs = args.endAt === undefined ? undefined : endInstant(args.endAt, this.deps.operatorTime);
    this.deps.catchUp();
    const scheduled = this.schedule.waiting;
    if (scheduled && isMeant(scheduled.recording, args)) {
      if (endMs === undefined || endMs <= scheduled.startMs) return this.schedule.callOff(scheduled);
      await scheduled.settled;
    }
    const broken = await this.goOnNoLonger(args, endMs ?? this.deps.operatorTime.now());
    const session = await this.meant(args, broken?.film);
    if (!session) return newestOf(broken, args);
    if (endMs === undefined) session.end({ kind: 'asked' });
    else session.endAt(monotonicAt(endMs, this.deps));
    const film = await session.doneSoon();
    return broken ? withoutNext(film) : film;
  }

  /** Ends and closes what runs; gives up waiting for the disk after a while, and the next start repairs the rest. */
  async close(): Promise<void> {
    this.closing = true;
    await closeInTime(this.endAll(), this.sessions, this.deps);
  }

  private async endAll(): Promise<void> {
    await Promise.allSettled([this.opening]);
    // Its files may wait for a disk that hangs: the films are not to wait for them.
    const noted = this.schedule.close();
    this.deps.catchUp();
    const sessions = this.sessions.all;
    for (const session of sessions) session.end({ kind: 'closing' });
    await Promise.allSettled([noted, ...sessions.map((session) => session.done)]);
  }

  private demandIdle(): void {
    if (this.closing) throw new RollcallError('camera-not-ready', 'The agent is being stopped.');
    if (this.opening ?? this.sessions.capturing)
      throw new RollcallError('already-recording', 'A recording runs already.');
    if (this.schedule.waiting) {
      const { plannedStartAt = '' } = this.schedule.waiting.recording;
      throw new RollcallError('already-recording', `A recording is scheduled for ${plannedStartAt}.`);
    }
    if (!this.sessions.way.next)
      throw new RollcallError('too-many', `${MAX_SAVING} recordings are still being saved.`);
  }

  /** The camera gives pictures again. */
  private goOnBroken(video: VideoSettings): void {
    const next = this.broken.next();
    if (!next) return;
    this.begin(next.run, next.run.goOn(video, next.untilMs), FIRST_KEY_FRAME_MS);
    this.deps.requestKeyFrame();
  }

  private ended(session: RecordingSession): void {
    this.sessions.delete(session);
    void this.broken.closed(session, this.sessions.capturing?.firstId !== session.firstId);
  }

  /**
   * What is interrupted does not go on where a stop means it, and is given; what is interrupted before the end that it is
   * told, which may come between two steps of this, does not go on past that. Any of its films may be named.
   */
  private async goOnNoLonger(args: RecordingStopArgs, endMs: number): Promise<GivenUp | undefined> {
    const { recordingId } = args;
    const named =
      recordingId && (this.sessions.named(recordingId)?.firstId ?? this.broken.firstIdOf(recordingId));
    const firstId = named ?? recordingId;
    const meant = { ...args, ...(firstId !== undefined && { recordingId: firstId }) };
    const { run } = this;
    if (run?.isMeant(meant)) {
      run.endAt(endMs);
      void this.schedule.noteEnd(run.soFar);
    }
    return this.broken.giveUp(meant);
  }

  /** `interrupted` does not go on, for this stop; of a take all films are asked for where none runs. */
  private async meant(
    { recordingId, takeId }: RecordingStopArgs,
    interrupted: RecordingSession | undefined,
  ): Promise<RecordingSession | undefined> {
    const newest = this.sessions.capturing ?? (await this.opening) ?? this.sessions.saving.at(-1);
    const session = recordingId === undefined ? newest : this.sessions.named(recordingId);
    if (takeId === undefined) return session ?? interrupted;
    return session?.recording.takeId === takeId ? session : undefined;
  }

  /** Its files may be there before it takes part in anything else. */
  private unclosed(recordingId: string): RecordingSession | undefined {
    const all = [...this.sessions.all, this.opened, this.schedule.waiting?.prepared];
    return all.find((session) => session?.id === recordingId);
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
    const session = (this.opened = run.first(video, operatorTime.now() - prerollMs));
    await session.opened;
    void this.broken.giveUp({});
    session.started.then(
      () => this.schedule.began(run, session),
      () => undefined, // Whoever started it is told.
    );
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
