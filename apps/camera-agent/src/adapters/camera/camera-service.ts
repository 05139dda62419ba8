import type { AgentState } from '#contracts/messages/agent-state.js';
import type { CameraSettings } from '#contracts/messages/camera-settings.js';
import type {
  RecordingDeleteArgs,
  RecordingKeepArgs,
  RecordingStartArgs,
  RecordingStopArgs,
  SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Timer } from '#contracts/ports/clock.js';
import type { CameraDriver } from '../../domain/camera/camera-driver.js';
import type {
  CameraFacts,
  CameraSnapshot,
  CameraUnit,
  RecordingEventType,
} from '../../domain/camera/camera-unit.js';
import { ReportedVideo } from '../../domain/camera/reported-video.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import { byItself } from '../../domain/settings/by-itself.js';
import { UnitRing } from '../../domain/stream/unit-ring.js';
import type { RetentionLimits } from '../../domain/disk/retention.js';
import { DiskWatch } from '../fs/disk-watch.js';
import { RecordingCleaner } from '../fs/recording-cleaner.js';
import { recoverRecordings } from '../fs/recording-recovery.js';
import { unknownRecording } from '../fs/recording-path.js';
import type { KeptSettings, SettingsFile } from '../settings/settings-file.js';
import { CameraController, type ControllerDeps } from './camera-controller.js';
import { CameraSetup } from './camera-setup.js';
import { ControlledCamera } from './controlled-camera.js';
import { Recorder, type RecorderDeps } from './recorder.js';
import { RecordingShelf } from './recording-shelf.js';

export interface ServiceDeps
  extends ControllerDeps, Omit<RecorderDeps, 'requestKeyFrame' | 'emit' | 'timeSource'> {
  readonly driver: CameraDriver;
  readonly kept: KeptSettings;
  readonly settingsFile: Pick<SettingsFile, 'save'>;
  readonly retention: RetentionLimits;
}

const RECOVERY_HASH_MS = 5000;
const RING = { historyMs: 5000, maxBytes: 64 * 1024 * 1024 };
const CLOSED = new RollcallError('camera-closed', 'Somebody has closed the camera.');

/** One camera: its driver kept going, its frames counted and recorded, its recordings looked after. */
export class CameraService implements CameraUnit {
  private readonly controller: CameraController;
  private readonly recorder: Recorder;
  private readonly reported: ReportedVideo;
  private readonly setup: CameraSetup;
  private readonly ring = new UnitRing(RING);
  private overlay: Timer | undefined;
  private readonly shelf: RecordingShelf;
  private readonly cleaner: RecordingCleaner;
  private readonly disk: DiskWatch;
  private readonly changeListeners: (() => void)[] = [];
  private readonly recordingListeners: ((type: RecordingEventType, recording: Recording) => void)[] = [];
  private frames = 0;
  private droppedFrames = 0;
  private stopping: Promise<void> | undefined;

  constructor(private readonly deps: ServiceDeps) {
    const { driver } = deps;
    this.disk = new DiskWatch(deps.guard, deps.clock, deps.logger, () => this.changed());
    this.reported = new ReportedVideo(() => this.setup.desired.fps);
    this.controller = new CameraController(driver, () => this.setup.desired, deps, {
      unit: (unit) => this.unit(unit),
      dropped: (frames) => this.dropped(frames),
      failed: (error) => this.failed(error),
      changed: () => this.changed(),
    });
    this.recorder = new Recorder({
      ...deps,
      timeSource: driver.timeSource,
      requestKeyFrame: () => driver.requestKeyFrame?.(),
      emit: (type, recording) => this.tell(type, recording),
    });
    this.setup = new CameraSetup({
      kept: deps.kept,
      file: deps.settingsFile,
      driver,
      camera: new ControlledCamera(this.controller, () => this.ring.clear()),
      recorder: this.recorder,
      changed: () => this.changed(),
    });
    this.shelf = new RecordingShelf(deps.store, this.recorder, (type, recording) =>
      this.tell(type, recording),
    );
    this.cleaner = new RecordingCleaner({
      ...deps,
      limits: deps.retention,
      list: () => this.shelf.list(),
      remove: (recordingId) => this.shelf.deleteUnlessKept(recordingId),
    });
  }

  get facts(): CameraFacts {
    return this.deps.driver.facts;
  }

  get snapshot(): CameraSnapshot {
    const error = this.setup.isOpen ? this.controller.error : CLOSED;
    const recording = this.recorder.current;
    return {
      status: this.status,
      ...(error && { error: { code: error.code, detail: error.message, advice: error.advice } }),
      settings: this.settings,
      ...(this.setup.desired.annotate && { annotation: this.facts.annotation }),
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
    if (this.stopping) return this.disk.stop();
    this.cleaner.start();
    if (this.setup.isOpen) this.controller.start();
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
    if (!this.setup.isOpen) throw CLOSED;
    if (status !== 'standing-by') {
      throw (
        error ?? new RollcallError('camera-not-ready', `The camera is ${status}: it gives no pictures yet.`)
      );
    }
    return this.recorder.start(args, this.reported.current ?? this.setup.desired);
  }

  stopRecording(args: RecordingStopArgs): Promise<Recording> {
    return this.recorder.stop(args);
  }

  deleteRecording({ recordingId }: RecordingDeleteArgs): Promise<void> {
    return this.shelf.delete(recordingId);
  }

  keepRecording(args: RecordingKeepArgs): Promise<Recording> {
    return this.shelf.keep(args);
  }

  async changeSettings(args: SettingsChangeArgs): Promise<CameraSettings> {
    await this.setup.change(args);
    return this.settings;
  }

  open(): Promise<void> {
    return this.setup.setOpen(true, async () => {
      this.controller.start();
      // Why it has failed is in the status.
      await this.controller.settled().catch(() => undefined);
    });
  }

  close(): Promise<void> {
    return this.setup.setOpen(false, async () => {
      if (this.recorder.isRecording) await this.recorder.stop({});
      await this.controller.stop();
      this.ring.clear();
    });
  }

  identify(durationMs: number): boolean {
    const { driver, clock, cameraId } = this.deps;
    if (!driver.overlay || this.controller.status !== 'standing-by') return false;
    this.overlay?.stop();
    driver.overlay(cameraId);
    this.overlay = clock.after(durationMs, () => driver.overlay?.(undefined));
    return true;
  }

  listRecordings(): Promise<Recording[]> {
    return this.shelf.list();
  }

  closedRecording(recordingId: string): Promise<Recording> {
    return this.shelf.closed(recordingId);
  }

  async videoPath(recordingId: string): Promise<string> {
    const { frames } = await this.shelf.closed(recordingId);
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
    this.overlay?.stop();
    await Promise.all([this.recorder.close(), this.controller.stop(), this.cleaner.stop()]);
  }

  private get status(): AgentState['status'] {
    if (this.recorder.isRecording) return 'recording';
    return this.setup.isOpen ? this.controller.status : 'not-connected';
  }

  private get settings(): CameraSettings {
    const { desired } = this.setup;
    const video = this.reported.current;
    if (!video) return { desired };
    const { measured } = this.deps.driver;
    return { desired, reported: { ...desired, ...byItself(desired, measured ?? {}), ...video } };
  }

  private unit(unit: AccessUnit): void {
    this.frames += 1;
    this.deps.guard.rate.sees(unit, this.setup.desired.bitrate);
    const changed = this.reported.sees(unit);
    this.ring.push(unit);
    this.droppedFrames += this.recorder.unit(unit, this.reported.current ?? this.setup.desired);
    if (changed) this.changed();
  }

  private failed(error: RollcallError): void {
    this.ring.clear();
    this.recorder.cameraFailed(error);
  }

  private dropped(frames: number): void {
    this.droppedFrames += frames;
    this.recorder.lost(frames);
  }

  private tell(type: RecordingEventType, recording: Recording): void {
    for (const listener of this.recordingListeners) listener(type, recording);
    if (type === 'recording.saved' || type === 'recording.failed') this.cleaner.soon();
    this.changed();
  }

  private changed(): void {
    for (const listener of this.changeListeners) listener();
  }
}
