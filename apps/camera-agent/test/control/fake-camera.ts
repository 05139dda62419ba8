import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraSettings } from '#contracts/messages/camera-settings.js';
import type {
  RecordingKeepArgs,
  RecordingStartArgs,
  SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import type { FrameSync } from '#contracts/messages/frame-sync.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Still, StillTakeArgs } from '#contracts/messages/still.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import type { LiveMode } from '#live/domain/live-piece.js';
import type {
  CameraFacts,
  CameraSnapshot,
  CameraUnit,
  DiskProbe,
  RecordingEventType,
} from '#camera-agent/domain/camera/camera-unit.js';

/** A camera without pictures: what it was asked is written down, and a test says when its work is done. */
export class FakeCamera implements CameraUnit {
  facts: CameraFacts = {
    model: 'fake',
    driver: 'simulated',
    modes: [{ width: 640, height: 480, maxFps: 30 }],
    controls: [{ name: 'brightness', min: -1, max: 1, live: true }],
    annotation: 'track',
  };
  snapshot: CameraSnapshot = {
    status: 'standing-by',
    settings: { desired: { width: 640, height: 480, fps: 30 } },
    disk: { totalBytes: 1000, freeBytes: 500 },
  };
  counts = { frames: 7, droppedFrames: 1 };
  readonly calls: string[] = [];
  held: CameraUnit['held'] = {
    take: (takeId, ms) => void this.calls.push(`hold ${takeId} ${ms}`),
    release: (takeId) => this.calls.push(`release ${takeId}`) > 0,
  };
  /** What it answers to a step into step; a step that it refuses rejects. */
  inStep: () => Promise<FrameSync> = () =>
    Promise.resolve({ role: 'client', state: 'waiting', clock: 'host-clock' });
  readonly stepping: CameraUnit['stepping'] = {
    begin: ({ role, group }) => {
      this.calls.push(`step ${role} ${group}`);
      return this.inStep();
    },
    confirm: (takeId) => {
      this.calls.push(`confirm ${takeId}`);
      return this.inStep();
    },
    end: () => {
      this.calls.push('end stepping');
      return Promise.resolve();
    },
  };
  readonly watchers = new Set<LiveSink>();
  onWatch: (sink: LiveSink) => void = () => undefined;
  readonly films = new Map<string, string>();
  readonly times = new Map<string, string>();
  readonly stillFiles = new Map<string, string>();
  readonly stills: CameraUnit['stills'] = {
    take: (args) => {
      this.calls.push(`still-take ${JSON.stringify(args)}`);
      return Promise.resolve(stillOf(args));
    },
    path: (takeId) => {
      const path = this.stillFiles.get(takeId);
      if (path !== undefined) return Promise.resolve(path);
      return Promise.reject(new RollcallError('unknown-recording', `There is no still of take "${takeId}".`));
    },
  };
  recordings: Recording[] = [];
  /** Told before the bus runs, as a repair does. */
  recovered: Recording | undefined;
  /** A start waits for this, as for a first frame. */
  firstFrame: Promise<void> = Promise.resolve();
  stopping: Promise<void> = Promise.resolve();
  private readonly changeListeners: (() => void)[] = [];
  private readonly recordingListeners: ((type: RecordingEventType, recording: Recording) => void)[] = [];

  start(): Promise<void> {
    this.calls.push('start');
    if (this.recovered) this.tell('recording.recovered', this.recovered);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.calls.push('stop');
    await this.stopping;
  }

  probeDisk(): Promise<DiskProbe> {
    return Promise.resolve({ disk: this.snapshot.disk, bytesPerSecond: 1, writeMs: 1 });
  }

  onChange(listener: () => void): void {
    this.changeListeners.push(listener);
  }

  onRecording(listener: (type: RecordingEventType, recording: Recording) => void): void {
    this.recordingListeners.push(listener);
  }

  change(snapshot: Partial<CameraSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...snapshot };
    for (const listener of this.changeListeners) listener();
  }

  tell(type: RecordingEventType, recording: Recording): void {
    for (const listener of this.recordingListeners) listener(type, recording);
  }

  async startRecording(args: RecordingStartArgs): Promise<Recording> {
    this.calls.push(`recording-start ${JSON.stringify(args)}`);
    await this.firstFrame;
    return recording('film-1');
  }

  stopRecording(): Promise<Recording> {
    this.calls.push('recording-stop');
    return Promise.reject(new RollcallError('not-recording', 'Nothing is recorded.'));
  }

  deleteRecording({ recordingId }: { recordingId: string }): Promise<void> {
    this.calls.push(`recording-delete ${recordingId}`);
    return Promise.resolve();
  }

  keepRecording({ recordingId, keep }: RecordingKeepArgs): Promise<Recording> {
    this.calls.push(`recording-keep ${recordingId} ${keep}`);
    return Promise.resolve(recording(recordingId, { keep }));
  }

  changeSettings(args: SettingsChangeArgs): Promise<CameraSettings> {
    this.calls.push(`settings-change ${JSON.stringify(args)}`);
    return Promise.resolve(this.snapshot.settings);
  }

  open(): Promise<void> {
    this.calls.push('open');
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.calls.push('close');
    return Promise.resolve();
  }

  identify(durationMs: number): boolean {
    this.calls.push(`identify ${durationMs}`);
    return true;
  }

  listRecordings(): Promise<Recording[]> {
    return Promise.resolve(this.recordings);
  }

  async closedRecording(recordingId: string): Promise<Recording> {
    await this.videoPath(recordingId);
    return this.recordings.find(({ id }) => id === recordingId) ?? recording(recordingId);
  }

  watch(mode: LiveMode, sink: LiveSink): () => void {
    this.calls.push(`watch ${mode}`);
    this.watchers.add(sink);
    this.onWatch(sink);
    return () => void this.watchers.delete(sink);
  }

  still(width?: number): Promise<Uint8Array> {
    this.calls.push(`still ${width}`);
    return Promise.resolve(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9));
  }

  timesPath(recordingId: string): Promise<string> {
    const path = this.times.get(recordingId);
    if (path !== undefined) return Promise.resolve(path);
    return Promise.reject(new RollcallError('unknown-recording', `There is no recording "${recordingId}".`));
  }

  videoPath(recordingId: string): Promise<string> {
    const path = this.films.get(recordingId);
    if (path !== undefined) return Promise.resolve(path);
    return Promise.reject(new RollcallError('unknown-recording', `There is no recording "${recordingId}".`));
  }
}

function stillOf({ takeId, at }: StillTakeArgs): Still {
  return {
    ...{ takeId, cameraId: 'cam-1', file: `${takeId}.jpg`, plannedAt: at, takenAt: at, boundMs: 2 },
    ...{ source: 'stream', timeSource: 'sensor', width: 640, height: 480 },
    ...{ bytes: 4, sha256: '0'.repeat(64) },
  };
}

export function recording(id: string, more: Partial<Recording> = {}): Recording {
  return {
    id,
    cameraId: 'cam-1',
    state: 'saved',
    startedAt: '2026-01-01T00:00:00.000Z',
    timeSource: 'arrival',
    durationMs: 1000,
    frames: 30,
    droppedFrames: 0,
    bytes: 1234,
    width: 640,
    height: 480,
    ...more,
  };
}
