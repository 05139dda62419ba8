import type { Recording } from '#contracts/messages/recording.js';
import type { RecordingEventType } from '../../domain/camera/camera-unit.js';

type RecordingListener = (type: RecordingEventType, recording: Recording) => void;

/** Who is told what happens to a camera. */
export class CameraNews {
  private readonly changeListeners: (() => void)[] = [];
  private readonly recordingListeners: RecordingListener[] = [];

  onChange(listener: () => void): void {
    this.changeListeners.push(listener);
  }

  onRecording(listener: RecordingListener): void {
    this.recordingListeners.push(listener);
  }

  changed(): void {
    for (const listener of this.changeListeners) listener();
  }

  /** A recording that begins or ends changes the camera, too. */
  recording(type: RecordingEventType, recording: Recording): void {
    for (const listener of this.recordingListeners) listener(type, recording);
    this.changed();
  }
}
