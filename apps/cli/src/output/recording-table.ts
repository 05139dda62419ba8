import { interruptedIn } from '#client/index.js';
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
  const waiting = interruptedIn(recordings);
  return [...recordings]
    .sort(byCameraThenTime)
    .map((recording) => [
      recording.cameraId,
      recording.id,
      stateOf(recording, waiting.get(recording.cameraId) === recording),
      formatLocalTime(recording.startedAt),
      formatDuration(recording.durationMs),
      formatBytes(recording.bytes),
      recording.name ?? '',
    ]);
}

function stateOf({ state, droppedFrames }: Recording, isInterrupted: boolean): string {
  const marks = [
    ...(isInterrupted ? ['interrupted'] : []),
    ...(droppedFrames > 0 ? [`${droppedFrames} dropped`] : []),
  ];
  return marks.length === 0 ? state : `${state} (${marks.join(', ')})`;
}

function byCameraThenTime(a: Recording, b: Recording): number {
  const byCamera = a.cameraId.localeCompare(b.cameraId, 'en', { numeric: true });
  return byCamera || Date.parse(a.startedAt) - Date.parse(b.startedAt) || (a.part ?? 1) - (b.part ?? 1);
}
