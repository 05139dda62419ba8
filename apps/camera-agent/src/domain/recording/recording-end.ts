import type { ErrorCode } from '#contracts/errors/catalogue.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';

/** Why a film ended. */
export type RecordingEnd =
  /** Somebody stopped it. */
  | { readonly kind: 'asked' }
  /** It has the length that was asked for. */
  | { readonly kind: 'planned' }
  /** The agent itself was stopped. */
  | { readonly kind: 'closing' }
  /** It is as long or as large as one film may be, or the camera was restarted: the next part goes on. */
  | { readonly kind: 'part' }
  /** The camera went on with other parameter sets, which one file cannot hold: so does the next part. */
  | { readonly kind: 'changed' }
  /** The camera or the disk failed. */
  | { readonly kind: 'failed'; readonly error: RollcallError };

/** What the file holds, and what it lacks. */
export interface FilmCounts {
  readonly frames: number;
  readonly droppedFrames: number;
  /** Places in the film where frames are missing. */
  readonly gaps: number;
}

const MAX_NOTE = 500;
const DISK_CODES: ReadonlySet<ErrorCode> = new Set(['disk-full', 'disk-failed']);

/** The disk refuses it, and would refuse what comes next. */
export function isOfDisk(end: RecordingEnd): boolean {
  return end.kind === 'failed' && DISK_CODES.has(end.error.code);
}

/** What was asked for is over: by command, by its length or by the disk. After anything else it goes on in another film. */
export function isLast(end: RecordingEnd): boolean {
  return end.kind === 'asked' || end.kind === 'planned' || isOfDisk(end);
}

/** It goes on in another film once the camera gives pictures again. */
export function isInterruption(end: RecordingEnd): boolean {
  return end.kind === 'closing' || (end.kind === 'failed' && !isOfDisk(end));
}

/** A film that ended otherwise than somebody asked for has failed, however much of it stands. */
export function outcomeOf(end: RecordingEnd): 'saved' | 'failed' {
  return end.kind === 'failed' ? 'failed' : 'saved';
}

/** What to tell about the end, at most 500 characters; undefined if there is nothing to tell. Never throws. */
export function noteOf(end: RecordingEnd, counts: FilmCounts): string | undefined {
  const sentences = [...endSentences(end, counts), ...gapSentences(counts)];
  return sentences.length === 0 ? undefined : sentences.join(' ').slice(0, MAX_NOTE);
}

function endSentences(end: RecordingEnd, { frames }: FilmCounts): string[] {
  switch (end.kind) {
    case 'asked':
    case 'planned':
    case 'part':
      return [];
    case 'closing':
      return [
        'It ended because the agent was stopped, and goes on in the next part once the agent runs again.',
      ];
    case 'changed':
      return ['The camera changed the size or the coding of its pictures: it goes on in the next part.'];
    case 'failed':
      return [
        end.error.message,
        `Frames that stand in the file: ${frames}.`,
        ...(isOfDisk(end)
          ? []
          : ['Unless it is stopped, it goes on in the next part once the camera gives pictures again.']),
      ];
  }
}

function gapSentences({ droppedFrames, gaps }: FilmCounts): string[] {
  if (droppedFrames === 0) return [];
  const places = gaps === 1 ? 'one place' : `${gaps} places`;
  return [`Frames that are missing, in ${places}: ${droppedFrames}.`];
}
