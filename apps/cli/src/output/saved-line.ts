import type { Recording } from '#contracts/messages/recording.js';
import { formatBytes } from './bytes.js';
import { formatDuration } from './duration.js';
import { sentences } from './sentence.js';

/** `cam-1: saved 4f7s…, 10.0s, 300 frames, 2.1 MB.`: how a recording ended. */
export function savedLine(recording: Recording): string {
  const { cameraId, state, id, durationMs, frames, droppedFrames, bytes, note } = recording;
  const dropped = droppedFrames > 0 ? `, ${droppedFrames} dropped` : '';
  const film = `${formatDuration(durationMs)}, ${frames} frames${dropped}, ${formatBytes(bytes)}`;
  return `${cameraId}: ${sentences(`${state} ${id}, ${film}`, note)}`;
}
