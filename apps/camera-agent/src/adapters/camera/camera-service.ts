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
import type {
  CameraFacts,
  CameraSnapshot,
  CameraUnit,
  RecordingEventType,
} from '../../domain/camera/camera-unit.js';
import { ReportedVideo } from '../../domain/camera/reported-video.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import type { LiveMode } from '#live/domain/live-piece.js';
import { DiskWatch } from '../fs/disk-watch.js';
import { RecordingCleaner } from '../fs/recording-cleaner.js';
import { unknownRecording } from '../fs/recording-path.js';
import { SetupKeeper } from '../settings/setup-keeper.js';
import { CameraController } from './camera-controller.js';
import { CameraNews } from './camera-news.js';
import { CameraPictures } from './camera-pictures.js';
import { Haste } from './haste.js';
import { MeasuredWatch } from './measured-watch.js';
import { NameOverlay } from './name-overlay.js';
import { CameraSetup } from './camera-setup.js';
import { ControlledCamera } from './controlled-camera.js';
import { Recorder } from './recorder.js';
import { recoverQuietly } from './recover-quietly.js';
import { RecordingShelf } from './recording-shelf.js';
import type { ServiceDeps } from './service-deps.js';

const CLOSED = new RollcallError('camera-closed', 'Somebody has closed the camera.');

/** One camera: its driver kept going, its frames counted and recorded, its recordings looked after. */
export class CameraService implements CameraUnit {
  private readonly controller: CameraController;
  private readonly recorder: Recorder;
  private readonly reported: ReportedVideo;
  private readonly keeper: SetupKeeper;
  private readonly setup: CameraSetup;
  private readonly pictures: CameraPictures;
  private readonly overlay: NameOverlay;
  private readonly shelf: RecordingShelf;
  private readonly cleaner: RecordingCleaner;
  private readonly disk: DiskWatch;
  private readonly measuring: MeasuredWatch;
  private readonly news = new CameraNews();
  private readonly haste: Haste;
  private frames = 0;
  private droppedFrames = 0;
  private stopping: Promise<void> | undefined;

  constructor(private readonly deps: ServiceDeps) {
    const { driver } = deps;
    this.haste = new Haste((hurried) => driver.hurry?.(hurried));
    this.disk = new DiskWatch(deps.guard, deps.clock, deps.logger, () => this.news.changed());
    this.measuring = new MeasuredWatch(driver, deps.clock, () => this.news.changed());
    this.keeper = this.makeKeeper();
    this.reported = new ReportedVideo(() => this.keeper.inUse.fps);
    this.controller = new CameraController(driver, (camera) => this.keeper.found(camera), deps, {
      unit: (unit) => this.unit(unit),
      dropped: (frames) => this.dropped(frames),
      failed: (error) => this.failed(error),
      changed: () => this.news.changed(),
    });
    this.recorder = this.makeRecorder();
    this.setup = new CameraSetup({
      keeper: this.keeper,
      clock: deps.clock,
      driver,
      camera: new ControlledCamera(this.controller, () => this.pictures.brokeOff()),
      recorder: this.recorder,
    });
    this.pictures = this.makePictures();
    this.overlay = new NameOverlay(driver, deps.cameraId, deps.clock);
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
    const error = this.keeper.isOpen ? this.controller.error : CLOSED;
    const recording = this.recorder.current;
    return {
      status: this.status,
      ...(error && { error: { code: error.code, detail: error.message, advice: error.advice } }),
      settings: this.settings,
      ...(this.keeper.inUse.annotate && { annotation: this.facts.annotation }),
      ...(recording && { recording }),
      disk: this.deps.guard.state,
    };
  }

  get counts(): { frames: number; droppedFrames: number } {
    return { frames: this.frames, droppedFrames: this.droppedFrames };
  }

  async start(): Promise<void> {
    await this.recorder.resume(this.keeper.inUse, (recordingId) => this.shelf.hasBegun(recordingId));
    await recoverQuietly(this.deps, (type, recording) => this.tell(type, recording));
    await this.disk.start();
    if (this.stopping) return this.disk.stop();
    this.cleaner.start();
    this.measuring.start();
    if (this.keeper.isOpen) this.controller.start();
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  onChange(listener: () => void): void {
    this.news.onChange(listener);
  }

  onRecording(listener: (type: RecordingEventType, recording: Recording) => void): void {
    this.news.onRecording(listener);
  }

  async startRecording(args: RecordingStartArgs): Promise<Recording> {
    const { status, error } = this.controller;
    if (!this.keeper.isOpen) throw CLOSED;
    if (status !== 'standing-by') {
      throw (
        error ?? new RollcallError('camera-not-ready', `The camera is ${status}: it gives no pictures yet.`)
      );
    }
    return this.recorder.start(args, this.reported.current ?? this.keeper.inUse);
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
      await this.recorder.end();
      await this.controller.stop();
      this.pictures.end();
    });
  }

  identify(durationMs: number): boolean {
    return this.controller.status === 'standing-by' && this.overlay.show(durationMs);
  }

  listRecordings(): Promise<Recording[]> {
    return this.shelf.list();
  }

  closedRecording(recordingId: string): Promise<Recording> {
    return this.shelf.closed(recordingId);
  }

  watch(mode: LiveMode, sink: LiveSink): () => void {
    return this.pictures.watch(mode, sink);
  }

  still(width?: number): Promise<Uint8Array> {
    return this.pictures.still(width);
  }

  async videoPath(recordingId: string): Promise<string> {
    const { frames } = await this.shelf.closed(recordingId);
    if (frames === 0) throw unknownRecording(recordingId);
    return this.deps.store.filmPath(recordingId);
  }

  private makeKeeper(): SetupKeeper {
    const { driver, settingsFile } = this.deps;
    return new SetupKeeper({
      ...this.deps,
      file: settingsFile,
      facts: () => driver.facts,
      changed: () => this.news.changed(),
    });
  }

  private makeRecorder(): Recorder {
    const { driver } = this.deps;
    return new Recorder({
      ...this.deps,
      timeSource: () => driver.timeSource,
      recent: (sinceMs) => this.pictures.ring.since(sinceMs),
      settings: () => ({ ...this.keeper.inUse, ...this.reported.current }),
      text: () => (driver.facts.annotation === 'track' ? this.keeper.inUse.annotate : undefined),
      requestKeyFrame: () => driver.requestKeyFrame?.(),
      catchUp: () => driver.catchUp?.(),
      haste: this.haste,
      emit: (type, recording) => this.tell(type, recording),
    });
  }

  private makePictures(): CameraPictures {
    return new CameraPictures({
      ...this.deps,
      closed: () => (this.keeper.isOpen ? undefined : CLOSED),
      error: () => this.controller.error,
      desired: () => this.keeper.inUse,
      haste: this.haste,
    });
  }

  private async stopAll(): Promise<void> {
    this.disk.stop();
    this.measuring.stop();
    this.overlay.stop();
    this.pictures.end();
    await Promise.all([this.recorder.close(), this.controller.stop(), this.cleaner.stop()]);
  }

  private get status(): AgentState['status'] {
    if (this.recorder.isRecording) return 'recording';
    return this.keeper.isOpen ? this.controller.status : 'not-connected';
  }

  private get settings(): CameraSettings {
    return this.keeper.told(this.reported.current, this.deps.driver.measured ?? {});
  }

  private unit(unit: AccessUnit): void {
    this.frames += 1;
    this.deps.guard.rate.sees(unit, this.keeper.inUse.bitrate);
    const changed = this.reported.sees(unit);
    if (changed) this.pictures.brokeOff();
    this.pictures.unit(unit);
    this.droppedFrames += this.recorder.unit(unit, this.reported.current ?? this.keeper.inUse);
    if (changed) this.news.changed();
  }

  private failed(error: RollcallError): void {
    this.pictures.brokeOff();
    this.recorder.cameraFailed(error);
  }

  private dropped(frames: number): void {
    this.droppedFrames += frames;
    this.recorder.lost(frames);
  }

  private tell(type: RecordingEventType, recording: Recording): void {
    if (type === 'recording.saved' || type === 'recording.failed') this.cleaner.soon();
    this.news.recording(type, recording);
  }
}
