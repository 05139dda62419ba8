import type { CameraMode, DriverName } from '#contracts/messages/agent-info.js';
import type { AgentState, DiskState } from '#contracts/messages/agent-state.js';
import type { CameraSettings, ControlRange, VideoSettings } from '#contracts/messages/camera-settings.js';
import type {
  RecordingDeleteArgs,
  RecordingKeepArgs,
  RecordingStartArgs,
  RecordingStopArgs,
  SettingsChangeArgs,
} from '#contracts/messages/command-args.js';
import type { FrameSync, SyncClock } from '#contracts/messages/frame-sync.js';
import type { CameraHold } from '../takes/camera-hold.js';
import type { TakenStills } from '../takes/taken-stills.js';
import type { SyncOrder } from './sync-order.js';
import type { LiveSink } from '#live/domain/live-sink.js';
import type { LiveMode } from '#live/domain/live-piece.js';
import type { Recording } from '#contracts/messages/recording.js';

/** The camera's part of the agent's state. */
export type CameraSnapshot = Pick<
  AgentState,
  'status' | 'error' | 'settings' | 'annotation' | 'recording' | 'heldFor' | 'disk'
>;

/** What was found out about the disk of the recordings by writing to it. */
export interface DiskProbe {
  readonly disk: DiskState;
  /** Of the camera; 0 while nobody knows. */
  readonly bytesPerSecond: number;
  /** How long a small file took until it was on disk, ms. */
  readonly writeMs: number;
}

export interface CameraFacts {
  readonly model: string;
  readonly driver: DriverName;
  readonly modes: readonly CameraMode[];
  /** Those of a still that is taken of the closed camera, where they are not the same. */
  readonly stillModes?: readonly CameraMode[];
  /** Whether it gives this size and rate, where that is not just any within a mode. */
  readonly offers?: (video: VideoSettings) => boolean;
  readonly controls: readonly ControlRange[];
  /** False where key frames come by `gop` alone. */
  readonly keyFramesOnRequest?: boolean;
  /** Where the text of `annotate` goes. */
  readonly annotation: 'burned-in' | 'track';
  /** By what it can put its frames in step with those of others; absent where it cannot. */
  readonly syncClock?: SyncClock;
}

/** Puts the frames of one camera in step with those of others. */
export interface FrameStepping {
  /** Opens it anew for that, and resolves when it waits. Rejects with `not-in-step`, or why it cannot be opened. */
  begin(order: SyncOrder): Promise<FrameSync>;
  /** Resolves when its frames flow in step. Rejects with `not-in-step`; then it is back to normal, or about to be. */
  confirm(takeId: string): Promise<FrameSync>;
  /** Opens it anew without, where it waits or leads. */
  end(): Promise<void>;
}

export type RecordingEventType =
  | 'recording.scheduled'
  | 'recording.started'
  | 'recording.stopped'
  | 'recording.saved'
  | 'recording.failed'
  | 'recording.recovered'
  | 'recording.kept'
  | 'recording.deleted';

/** One camera with its driver, its recorder and its recordings, as the rest of the agent sees it. */
export interface CameraUnit {
  readonly facts: CameraFacts;
  readonly snapshot: CameraSnapshot;
  /** Keeps it for a take. */
  readonly held: Pick<CameraHold, 'take' | 'release'>;
  readonly stills: TakenStills;
  readonly stepping: FrameStepping;
  /** Frames since the start, and those that were lost on the way. */
  readonly counts: { readonly frames: number; readonly droppedFrames: number };

  /** Repairs what a crash left behind, then opens the camera; a camera that does not open shows in the status. */
  start(): Promise<void>;
  /** Finishes the recording and closes the camera. */
  stop(): Promise<void>;

  /** Takes the camera, and resolves when it stands by or has failed to. */
  open(): Promise<void>;
  /** Releases the camera until `open`, also over a restart of the agent; a recording ends first. */
  close(): Promise<void>;
  /** Resolves when they are in force. Rejects with `unsupported` and the allowed range, `restart-needed` or `not-measured`. */
  changeSettings(args: SettingsChangeArgs): Promise<CameraSettings>;
  /** Shows who it is in its picture for a while; false where it cannot draw. */
  identify(durationMs: number): boolean;

  /** Looks how full the disk is, and writes to it. Rejects with `disk-failed` and the like. */
  probeDisk(): Promise<DiskProbe>;

  /** Called after every change of the snapshot. */
  onChange(listener: () => void): void;
  onRecording(listener: (type: RecordingEventType, recording: Recording) => void): void;

  /** Resolves when the first frame is taken. Rejects with a RollcallError such as `already-recording`. */
  startRecording(args: RecordingStartArgs): Promise<Recording>;
  /** Resolves when the file is saved. */
  stopRecording(args: RecordingStopArgs): Promise<Recording>;
  deleteRecording(args: RecordingDeleteArgs): Promise<void>;
  keepRecording(args: RecordingKeepArgs): Promise<Recording>;
  /** Newest first. */
  listRecordings(): Promise<Recording[]>;
  /** A finished one. Rejects with `recording-active` or `unknown-recording`. */
  closedRecording(recordingId: string): Promise<Recording>;
  /** The live picture, from now until what it gives is called. Throws `camera-closed`, or `too-many`. */
  watch(mode: LiveMode, sink: LiveSink): () => void;
  /** The picture of this moment as a JPEG; `width`: at most so wide, pixels. */
  still(width?: number): Promise<Uint8Array>;
  /** The absolute path of a finished recording's film; its real path is inside the folder of recordings. */
  videoPath(recordingId: string): Promise<string>;
  /** The same of the file that has the times of its frames. Rejects with `unknown-recording` where there is none. */
  timesPath(recordingId: string): Promise<string>;
}
