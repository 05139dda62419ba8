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
  DiskProbe,
  RecordingEventType,
} from '../../domain/camera/camera-unit.js';
import { ReportedVideo } from '../../domain/camera/reported-video.js';
import type { AccessUnit } from '../../domain/h264/access-unit.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import type { LiveMode } from '#live/domain/live-piece.js';
import { CameraHold } from '../../domain/takes/camera-hold.js';
import { DiskWatch } from '../fs/disk-watch.js';
import { SetupKeeper } from '../settings/setup-keeper.js';
import { CameraController } from './camera-controller.js';
import type { CameraStepping } from './camera-stepping.js';
import { CameraNews } from './camera-news.js';
import { CameraPictures } from './camera-pictures.js';
import type { CameraStills } from './camera-stills.js';
import { Haste } from './haste.js';
import { MeasuredWatch } from './measured-watch.js';
import { NameOverlay } from './name-overlay.js';
import { CameraSetup } from './camera-setup.js';
import { snapshotOf } from './camera-snapshot.js';
import { demandPictures } from './demand-pictures.js';
import { ControlledCamera } from './controlled-camera.js';
import type { Recorder, RecorderDeps } from './recorder.js';
import { RecordingCare } from './recording-care.js';
import { RecordingShelf } from './recording-shelf.js';
import { takeUpOf } from './service-take-up.js';
import { recorderOf } from './service-recorder.js';
import { steppingOf } from './service-stepping.js';
import { stillsOf } from './service-stills.js';
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
  readonly stills: CameraStills;
  readonly stepping: CameraStepping;
  private readonly overlay: NameOverlay;
  private readonly shelf: RecordingShelf;
  private readonly care: RecordingCare;
  private readonly disk: DiskWatch;
  private readonly measuring: MeasuredWatch;
  private readonly news = new CameraNews();
  readonly held: CameraHold;
  private readonly haste: Haste;
  private frames = 0;
  private droppedFrames = 0;
  private stopping: Promise<void> | undefined;

  constructor(private readonly deps: ServiceDeps) {
    const { driver } = deps;
    const changed = (): void => this.news.changed();
    const tell: RecorderDeps['emit'] = (type, recording) => this.tell(type, recording);
    this.held = new CameraHold(deps.clock, changed);
    this.measuring = new MeasuredWatch(driver, deps.clock, changed);
    this.haste = new Haste((hurried) => driver.hurry?.(hurried));
    this.keeper = new SetupKeeper({ ...deps, file: deps.settingsFile, facts: () => driver.facts, changed });
    this.reported = new ReportedVideo(() => this.keeper.inUse.fps);
    this.controller = new CameraController(driver, (camera) => this.keeper.found(camera), deps, {
      unit: (unit) => this.unit(unit),
      dropped: (frames) => this.dropped(frames),
      failed: (error) => {
        this.pictures.brokeOff();
        this.recorder.cameraFailed(error);
      },
      frameMs: () => 1000 / (this.reported.current ?? this.keeper.inUse).fps,
      changed,
    });
    this.recorder = recorderOf({
      ...{ deps, keeper: this.keeper, reported: this.reported, haste: this.haste, emit: tell },
      pictures: () => this.pictures,
    });
    const camera = new ControlledCamera(this.controller, () => this.pictures.brokeOff());
    this.setup = new CameraSetup({ ...deps, camera, keeper: this.keeper, recorder: this.recorder });
    this.pictures = this.makePictures();
    this.stills = this.makeStills();
    this.overlay = new NameOverlay(driver, deps.cameraId, deps.clock);
    const { controller, keeper, recorder, setup, pictures, held } = this;
    const stopping = (): boolean => this.stopping !== undefined;
    this.stepping = steppingOf({ deps, controller, keeper, recorder, setup, pictures, held, stopping });
    this.news.onChange(() => this.stepping.changed());
    this.shelf = new RecordingShelf(deps.store, this.recorder, tell);
    this.care = new RecordingCare(deps, this.shelf, this.stills);
    const { shelf, care } = this;
    const takeUp = takeUpOf({ deps, keeper, recorder, shelf, care, stopping, emit: tell });
    this.disk = new DiskWatch(deps.guard, deps.clock, deps.logger, changed, () => takeUp.found());
  }

  get facts(): CameraFacts {
    return this.deps.driver.facts;
  }

  get snapshot(): CameraSnapshot {
    const { status, settings } = this;
    const error = this.keeper.isOpen ? this.controller.error : CLOSED;
    const annotation = this.keeper.inUse.annotate ? this.facts.annotation : undefined;
    const [recording, heldFor, disk] = [this.recorder.current, this.held.takeId, this.deps.guard.state];
    return snapshotOf({ status, settings, error, annotation, recording, heldFor, disk });
  }

  get counts(): { frames: number; droppedFrames: number } {
    return { frames: this.frames, droppedFrames: this.droppedFrames };
  }

  async start(): Promise<void> {
    await this.disk.start();
    if (this.stopping) return this.disk.stop();
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
    this.held.demand(args.takeId);
    if (!this.keeper.isOpen) throw CLOSED;
    // What begins at once asks for it when it opens its files.
    if (args.startAt !== undefined) await this.deps.guard.place.demand();
    demandPictures(this.controller);
    this.overlay.stop();
    const started = await this.recorder.start(args, this.reported.current ?? this.keeper.inUse);
    if (args.takeId !== undefined) this.held.release(args.takeId);
    return started;
  }

  probeDisk(): Promise<DiskProbe> {
    return this.deps.guard.probe(this.deps.clock);
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
    this.held.demand();
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

  async close(): Promise<void> {
    this.held.demand();
    return this.setup.setOpen(false, async () => {
      await this.recorder.end();
      await this.controller.stop();
      this.pictures.end();
    });
  }

  identify(durationMs: number): boolean {
    // It would be in a film that goes on, or begins soon.
    if (this.recorder.current || this.held.takeId !== undefined) return false;
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

  videoPath(recordingId: string): Promise<string> {
    return this.shelf.videoPath(recordingId);
  }

  timesPath(recordingId: string): Promise<string> {
    return this.shelf.timesPath(recordingId);
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

  private makeStills(): CameraStills {
    const { deps, keeper, controller, setup, recorder, pictures, held } = this;
    return stillsOf({
      ...{ deps, keeper, controller, setup, recorder, pictures, held },
      closed: () => (this.keeper.isOpen ? undefined : CLOSED),
      stopping: () => this.stopping !== undefined,
      saved: () => this.care.soon(),
    });
  }

  private async stopAll(): Promise<void> {
    this.held.close();
    this.stills.close();
    this.disk.stop();
    this.measuring.stop();
    this.overlay.stop();
    this.pictures.end();
    await Promise.all([this.recorder.close(), this.controller.stop(), this.care.stop()]);
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
    this.stills.unit(unit);
    this.droppedFrames += this.recorder.unit(unit, this.reported.current ?? this.keeper.inUse);
    if (changed) this.news.changed();
  }

  private dropped(frames: number): void {
    this.droppedFrames += frames;
    this.recorder.lost(frames);
  }

  private tell(type: RecordingEventType, recording: Recording): void {
    if (type === 'recording.saved' || type === 'recording.failed') this.care.soon();
    this.news.recording(type, recording);
  }
}
