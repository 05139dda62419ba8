import type { CameraSettings, Settings } from '#contracts/messages/camera-settings.js';
import type {
  RecordingDeleteArgs,
  RecordingKeepArgs,
  RecordingStartArgs,
  RecordingStopArgs,
  SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type {
  CameraFacts,
  CameraSnapshot,
  CameraUnit,
  RecordingEventType,
} from '../../domain/camera/camera-unit.js';
import { ReportedVideo } from '../../domain/camera/reported-video.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { DiskWatch } from '../fs/disk-watch.js';
import { recoverRecordings } from '../fs/recording-recovery.js';
import { unknownRecording } from '../fs/recording-path.js';
import { CameraController, type ControllerDeps } from './camera-controller.js';
import { Recorder, type RecorderDeps } from './recorder.js';

export interface ServiceDeps
  extends ControllerDeps, Omit<RecorderDeps, 'requestKeyFrame' | 'emit' | 'timeSource'> {
  readonly driver: CameraDriver;
  readonly desired: Settings;
}

const RECOVERY_HASH_MS = 5000;

/** One camera: its driver kept going, its frames counted and recorded, its recordings looked after. */
export class CameraService implements CameraUnit {
  private readonly controller: CameraController;
  private readonly recorder: Recorder;
  private readonly reported: ReportedVideo;
  private readonly disk: DiskWatch;
  private readonly changeListeners: (() => void)[] = [];
  private readonly recordingListeners: ((type: RecordingEventType, recording: Recording) => void)[] = [];
  private frames = 0;
  private droppedFrames = 0;
  private stopping: Promise<void> | undefined;

  constructor(private readonly deps: ServiceDeps) {
    const { driver } = deps;
    this.disk = new DiskWatch(deps.guard, deps.clock, deps.logger, () => this.changed());
    this.reported = new ReportedVideo(deps.desired.fps);
    this.controller = new CameraController(driver, () => deps.desired, deps, {
      unit: (unit) => this.unit(unit),
      dropped: (frames) => this.dropped(frames),
      failed: (error) => this.recorder.cameraFailed(error),
      changed: () => this.changed(),
    });
    this.recorder = new Recorder({
      ...deps,
      // Settled by the first unit of a run.
      get timeSource() {
        return driver.timeSource;
      },
      requestKeyFrame: () => driver.requestKeyFrame?.(),
      emit: (type, recording) => this.tell(type, recording),
    });
  }

  get facts(): CameraFacts {
    return this.deps.driver.facts;
  }

  get snapshot(): CameraSnapshot {
    const { error } = this.controller;
    const recording = this.recorder.current;
    return {
      status: this.recorder.isRecording ? 'recording' : this.controller.status,
      ...(error && { error: { code: error.code, detail: error.message, advice: error.advice } }),
      settings: this.settings,
      ...(recording && { recording }),
      disk: this.deps.guard.state,
    };
  }

  get counts(): { frames: number; droppedFrames: number } {
    return { frames: this.frames, droppedFrames: this.droppedFrames };
  }

  async start(): Promise<void> {
    await this.recover();
    await this.disk.start();
    if (this.stopping) this.disk.stop();
    else this.controller.start();
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  onChange(listener: () => void): void {
    this.changeListeners.push(listener);
  }

  onRecording(listener: (type: RecordingEventType, recording: Recording) => void): void {
    this.recordingListeners.push(listener);
  }

  async startRecording(args: RecordingStartArgs): Promise<Recording> {
    const { status, error } = this.controller;
    if (status !== 'standing-by') {
      throw (
        error ?? new RollcallError('camera-not-ready', `The camera is ${status}: it gives no pictures yet.`)
      );
    }
    return this.recorder.start(args, this.reported.current ?? this.deps.desired);
  }

  stopRecording(args: RecordingStopArgs): Promise<Recording> {
    return this.recorder.stop(args);
  }

  async deleteRecording({ recordingId }: RecordingDeleteArgs): Promise<void> {
    const recording = await this.closedRecording(recordingId);
    await this.deps.store.remove(recordingId);
    this.tell('recording.deleted', recording);
  }

  keepRecording({ recordingId }: RecordingKeepArgs): Promise<Recording> {
    return Promise.reject(new RollcallError('unsupported', `Recording "${recordingId}" cannot be kept yet.`));
  }

  changeSettings(_: SettingsChangeArgs): Promise<CameraSettings> {
    return Promise.reject(new RollcallError('unsupported', 'This camera has no settings yet.'));
  }

  open(): Promise<void> {
    return Promise.reject(new RollcallError('unsupported', 'This camera is always open.'));
  }

  close(): Promise<void> {
    return Promise.reject(new RollcallError('unsupported', 'This camera is always open.'));
  }

  identify(): boolean {
    return false;
  }

  async listRecordings(): Promise<Recording[]> {
    const recordings = await this.deps.store.list();
    return recordings.map((recording) => this.recorder.active(recording.id) ?? recording);
  }

  async videoPath(recordingId: string): Promise<string> {
    const { frames } = await this.closedRecording(recordingId);
    if (frames === 0) throw unknownRecording(recordingId);
    return this.deps.store.filmPath(recordingId);
  }

  /** A folder that cannot be read is no reason to leave the camera closed. */
  private async recover(): Promise<void> {
    const { clock, store, logger } = this.deps;
    const hurry = new AbortController();
    const timer = clock.after(RECOVERY_HASH_MS, () => hurry.abort());
    try {
      for (const recording of await recoverRecordings(store, hurry.signal, logger)) {
        this.tell(recording.state === 'failed' ? 'recording.failed' : 'recording.recovered', recording);
      }
    } catch (error) {
      logger.error({ error: String(error) }, 'The recordings of earlier runs cannot be looked through.');
    } finally {
      timer.stop();
    }
  }

  private async stopAll(): Promise<void> {
    this.disk.stop();
    await Promise.all([this.recorder.close(), this.controller.stop()]);
  }

  private get settings(): CameraSettings {
    const reported = this.reported.current;
    return { desired: this.deps.desired, ...(reported && { reported }) };
  }

  private async closedRecording(recordingId: string): Promise<Recording> {
    if (!this.recorder.active(recordingId)) return this.deps.store.read(recordingId);
    throw new RollcallError('recording-active', `Recording "${recordingId}" is still being written.`);
  }

  private unit(unit: AccessUnit): void {
    this.frames += 1;
    const changed = this.reported.sees(unit);
    this.droppedFrames += this.recorder.unit(unit, this.reported.current ?? this.deps.desired);
    if (changed) this.changed();
  }

  private dropped(frames: number): void {
    this.droppedFrames += frames;
    this.recorder.lost(frames);
  }

  private tell(type: RecordingEventType, recording: Recording): void {
    for (const listener of this.recordingListeners) listener(type, recording);
    this.changed();
  }

  private changed(): void {
    for (const listener of this.changeListeners) listener();
  }
}
