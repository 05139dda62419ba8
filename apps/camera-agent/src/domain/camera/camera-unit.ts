import type { CameraMode, DriverName } from '#contracts/messages/agent-info.js';
import type { AgentState } from '#contracts/messages/agent-state.js';
import type {
  RecordingDeleteArgs,
  RecordingStartArgs,
  RecordingStopArgs,
} from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';

/** The camera's part of the agent's state. */
export type CameraSnapshot = Pick<AgentState, 'status' | 'error' | 'settings' | 'recording' | 'disk'>;

export interface CameraFacts {
  readonly model: string;
  readonly driver: DriverName;
  readonly modes: readonly CameraMode[];
}

export type RecordingEventType =
  | 'recording.started'
  | 'recording.stopped'
  | 'recording.saved'
  | 'recording.failed'
  | 'recording.recovered'
  | 'recording.deleted';

/** One camera with its driver, its recorder and its recordings, as the rest of the agent sees it. */
export interface CameraUnit {
  readonly facts: CameraFacts;
  readonly snapshot: CameraSnapshot;
  /** Frames since the start, and those that were lost on the way. */
  readonly counts: { readonly frames: number; readonly droppedFrames: number };

  /** Repairs what a crash left behind, then opens the camera; a camera that does not open shows in the status. */
  start(): Promise<void>;
  /** Finishes the recording and closes the camera. */
  stop(): Promise<void>;

  /** Called after every change of the snapshot. */
  onChange(listener: () => void): void;
  onRecording(listener: (type: RecordingEventType, recording: Recording) => void): void;

  /** Resolves when the first frame is taken. Rejects with a RollcallError such as `already-recording`. */
  startRecording(args: RecordingStartArgs): Promise<Recording>;
  /** Resolves when the file is saved. */
  stopRecording(args: RecordingStopArgs): Promise<Recording>;
  deleteRecording(args: RecordingDeleteArgs): Promise<void>;
  /** Newest first. */
  listRecordings(): Promise<Recording[]>;
  /** The absolute path of a finished recording's film; its real path is inside the recordings folder. */
  videoPath(recordingId: string): Promise<string>;
}
