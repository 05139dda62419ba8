import type { Recording } from '#contracts/messages/recording.js';
import { formatBytes } from './bytes.js';
import { formatDuration } from './duration.js';
import { formatLocalTime } from './local-time.js';
import type { Column } from './table.js';

export const RECORDING_COLUMNS: readonly Column[] = [
  { title: 'CAMERA' },
  { title: 'RECORDING' },
  { title: 'STATE' },
  { title: 'STARTED', min: 16 },
  { title: 'LENGTH', align: 'right' },
  { title: 'SIZE', align: 'right' },
  { title: 'NAME', min: 4 },
];

/** A row for every recording, by camera, the newest last. */
export function recordingRows(recordings: readonly Recording[]): string[][] {
  return [...recordings]
    .sort(byCameraThenTime)
    .map((recording) => [
      recording.cameraId,
      recording.id,
      stateOf(recording),
      formatLocalTime(recording.startedAt),
      formatDuration(recording.durationMs),
      formatBytes(recording.bytes),
      recording.name ?? '',
    ]);
}

function stateOf({ state, droppedFrames }: Recording): string {
  return droppedFrames > 0 ? `${state} (${droppedFrames} dropped)` : state;
}

function byCameraThenTime(a: Recording, b: Recording): number {
  const byCamera = a.cameraId.localeCompare(b.cameraId, 'en', { numeric: true });
  return byCamera === 0 ? Date.parse(a.startedAt) - Date.parse(b.startedAt) : byCamera;
}
