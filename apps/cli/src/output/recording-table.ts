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
  const waiting = interrupted(recordings);
  return [...recordings]
    .sort(byCameraThenTime)
    .map((recording) => [
      recording.cameraId,
      recording.id,
      stateOf(recording, waiting.has(recording)),
      formatLocalTime(recording.startedAt),
      formatDuration(recording.durationMs),
      formatBytes(recording.bytes),
      recording.name ?? '',
    ]);
}

/**
 * Those that wait for their cameras to go on, by their last films. Behind a later film of its camera nothing waits any more: it
 * is the next part, or that of a recording which took its place.
 */
export function interrupted(recordings: readonly Recording[]): ReadonlySet<Recording> {
  const newest = new Map<string, Recording>();
  for (const recording of recordings) {
    const other = newest.get(recording.cameraId);
    if (!other || follows(recording, other)) newest.set(recording.cameraId, recording);
  }
  return new Set([...newest.values()].filter(({ goesOn }) => goesOn));
}

/** A board that has just begun may not know the time: of one recording the parts are counted. */
function follows(recording: Recording, other: Recording): boolean {
  const { id, partOf = id, part = 1, startedAt } = recording;
  if (partOf === (other.partOf ?? other.id)) return part > (other.part ?? 1);
  return Date.parse(startedAt) > Date.parse(other.startedAt);
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
