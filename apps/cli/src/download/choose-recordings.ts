import { firstIdOf } from '#client/index.js';
import { isFinished } from '#collection/finished.js';
import type { Recording } from '#contracts/messages/recording.js';
import { CliError } from '../cli-error.js';

/** Those that are complete as far as they go and have something in them. */
export function downloadable(recordings: readonly Recording[]): Recording[] {
  return recordings.filter(isFinished);
}

/** The newest recording of each camera: all its parts, in their order. */
export function latestOfEach(recordings: readonly Recording[]): Recording[] {
  const latest = new Map<string, Recording>();
  for (const recording of recordings) {
    const other = latest.get(recording.cameraId);
    if (!other || Date.parse(recording.startedAt) > Date.parse(other.startedAt))
      latest.set(recording.cameraId, recording);
  }
  return [...latest.values()].flatMap((newest) => partsOf(newest, recordings));
}

/** What was recorded in one go with this film. */
function partsOf(film: Recording, recordings: readonly Recording[]): Recording[] {
  return recordings
    .filter((each) => each.cameraId === film.cameraId && firstIdOf(each) === firstIdOf(film))
    .sort((a, b) => (a.part ?? 1) - (b.part ?? 1));
}

/** Those with these ids, in the order of the ids. Throws for the first that is not there. */
export function withIds(recordings: readonly Recording[], ids: readonly string[]): Recording[] {
  return ids.map((id) => {
    const found = recordings.find((recording) => recording.id === id);
    if (found) return found;
    throw new CliError('failed', `The camera has no recording "${id}"`, {
      code: 'unknown-recording',
      advice: 'See "rollcall recordings" for those there are.',
    });
  });
}
