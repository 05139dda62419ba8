import type {
  CollectedFilm,
  TakeCollectionState,
  TakeCollectionSummary,
} from '#contracts/http/collection-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { isOver } from '../take.js';
import type { CollectableFilm } from './collectable-films.js';
import type { SeenFile } from './collection-folders.js';

/** A film as it lies on the operator host. */
export function collectedFilm(film: CollectableFilm, seen: SeenFile | undefined): CollectedFilm {
  const { cameraId, label, recording, part, file } = film;
  const { id: recordingId, sha256 } = recording;
  const received = seen?.bytes ?? 0;
  // What was received is remembered with its hash where that was the camera's, which the take need not have heard of.
  const checked = seen?.isWhole === true ? seen.sha256 : undefined;
  const verified = checked !== undefined && checked === (sha256 ?? checked);
  // What is proven to be whole has the length of the whole, whatever was told of it before.
  const bytes = verified ? received : recording.bytes;
  return { cameraId, label, recordingId, part, file, bytes, received, verified };
}

/** What a take is that is not being collected. */
export function restingState(
  take: Pick<TakeView, 'state'>,
  films: readonly CollectableFilm[],
  seen: ReadonlyMap<string, SeenFile>,
): TakeCollectionState {
  if (seen.size === 0) return 'none';
  const isWhole = (film: CollectableFilm): boolean => {
    const { recording, file } = film;
    const there = seen.get(file);
    if (recording.sha256 !== undefined) return collectedFilm(film, there).verified;
    return there?.isWhole === true && there.bytes === recording.bytes;
  };
  return isOver(take) && films.every(isWhole) ? 'collected' : 'incomplete';
}

export function summaryOf(
  takeId: string,
  state: TakeCollectionState,
  items: readonly CollectedFilm[],
  bytesPerSecond?: number,
): TakeCollectionSummary {
  const sum = (of: (film: CollectedFilm) => number): number => items.reduce((all, film) => all + of(film), 0);
  return {
    takeId,
    state,
    films: items.length,
    verified: items.filter(({ verified }) => verified).length,
    failed: items.filter(({ error }) => error).length,
    retrying: items.filter(({ brokeOff }) => brokeOff).length,
    bytes: sum(({ bytes }) => bytes),
    received: sum(({ received }) => received),
    ...(bytesPerSecond !== undefined && { bytesPerSecond }),
  };
}

/** Bytes that are still to come. */
export function missingBytes(items: readonly CollectedFilm[]): number {
  return items.reduce((all, { bytes, received }) => all + Math.max(0, bytes - received), 0);
}
