import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { RecordingStartArgs, RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Random } from '#contracts/ports/random.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import type { RecordingFacts } from '../../domain/recording/sidecar.js';
import { RecordingSession, type SessionDeps } from './recording-session.js';

export interface RecorderDeps extends Omit<SessionDeps, 'ended'> {
  readonly random: Random;
  readonly cameraId: string;
  readonly timeSource: Recording['timeSource'];
}

/** Films that are being closed while others are recorded; a disk that slow is not given more. */
const MAX_SAVING = 4;
const HURRY_MS = 1000;
const CLOSE_DEADLINE_MS = 2500;

/** Records one film at a time from the camera's frames; earlier ones may still be on their way to the disk. */
export class Recorder {
  private readonly sessions = new Set<RecordingSession>();
  private opening: Promise<RecordingSession> | undefined;
  private closing = false;

  constructor(private readonly deps: RecorderDeps) {}

  /** The recording that runs, or else one that is being saved. */
  get current(): Recording | undefined {
    return this.capturing?.hasBegun ? this.capturing.recording : this.saving.at(-1)?.recording;
  }

  get isRecording(): boolean {
    return this.capturing?.hasBegun ?? false;
  }

  /** The recording with this id if its film is not closed yet. */
  active(recordingId: string): Recording | undefined {
    return this.find(recordingId)?.recording;
  }

  /** Marks a recording whose film is not closed yet; undefined if there is none of this id. */
  keep(recordingId: string, keep: boolean): Promise<Recording | undefined> {
    return this.find(recordingId)?.keep(keep) ?? Promise.resolve(undefined);
  }

  /** Takes the camera's next frame. Gives the number of frames that were dropped by this, 0 or 1. */
  unit(unit: AccessUnit, video: VideoSettings): number {
    return this.capturing?.unit(unit, video) ?? 0;
  }

  lost(frames: number): void {
    this.capturing?.lost(frames);
  }

  cameraFailed(error: RollcallError): void {
    this.capturing?.end({ kind: 'failed', error });
  }

  /** Resolves at the first frame. */
  async start(args: RecordingStartArgs, video: VideoSettings): Promise<Recording> {
    if (this.closing) throw new RollcallError('camera-not-ready', 'The agent is being stopped.');
    if (this.opening ?? this.capturing)
      throw new RollcallError('already-recording', 'A recording runs already.');
    if (this.saving.length >= MAX_SAVING) {
      throw new RollcallError('too-many', `${MAX_SAVING} recordings are still being saved.`);
    }
    this.opening = this.open(args, video);
    try {
      return await (
        await this.opening
      ).started;
    } finally {
      this.opening = undefined;
    }
  }

  /** The camera goes away for a moment. */
  restarting(_: 'split' | 'continue'): void {
    this.capturing?.end({ kind: 'asked' });
  }

  /** Resolves when the file is closed. */
  async stop({ recordingId }: RecordingStopArgs): Promise<Recording> {
    const newest = this.capturing ?? (await this.opening) ?? this.saving.at(-1);
    const session = recordingId === undefined ? newest : this.find(recordingId);
    if (!session) {
      const which =
        recordingId === undefined ? 'No recording runs.' : `Recording "${recordingId}" does not run.`;
      throw new RollcallError('not-recording', which);
    }
    session.end({ kind: 'asked' });
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
    for (const session of this.sessions) session.end({ kind: 'closing' });
    await Promise.allSettled([...this.sessions].map((session) => session.done));
  }

  private find(recordingId: string): RecordingSession | undefined {
    return [...this.sessions].find((session) => session.id === recordingId);
  }

  private get capturing(): RecordingSession | undefined {
    return [...this.sessions].find((session) => session.capturing);
  }

  private get saving(): RecordingSession[] {
    return [...this.sessions].filter((session) => !session.capturing && session.hasBegun);
  }

  private async open(
    { durationMs, name }: RecordingStartArgs,
    video: VideoSettings,
  ): Promise<RecordingSession> {
    const { cameraId, timeSource, random, operatorTime } = this.deps;
    const facts: RecordingFacts = {
      id: random.id(),
      cameraId,
      timeSource,
      width: video.width,
      height: video.height,
      startedAtMs: operatorTime.now(),
      ...(name !== undefined && { name }),
      ...(durationMs !== undefined && { plannedDurationMs: durationMs }),
    };
    const plan = { durationMs, frameMs: 1000 / video.fps };
    const ended = (): void => void this.sessions.delete(session);
    const session = await RecordingSession.open(facts, plan, { ...this.deps, ended });
    this.sessions.add(session);
    return session;
  }
}
