import type { TakeCollectionView } from '#contracts/http/collection-views.js';
import type { TakeEntry, TakeEntryState, TakeSummary } from '#contracts/http/take-views.js';

/** As long as lists of names are where each is told of elsewhere. */
const MOST_NAMES = 10;

/** `take 2 of "walk", slate 12A`. */
export function takeTitle({ name, number, slate }: Pick<TakeSummary, 'name' | 'number' | 'slate'>): string {
  return `take ${number} of "${name}"${slate === undefined ? '' : `, slate ${slate}`}`;
}

/** `cam-1, cam-2 and 3 more`. */
export function cameraNames(entries: readonly Pick<TakeEntry, 'cameraId'>[]): string {
  const more = entries.length - MOST_NAMES;
  const names = entries.slice(0, MOST_NAMES).map(({ cameraId }) => cameraId);
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** `2 saved, 1 failed`. */
export function countsText(cameras: TakeSummary['cameras']): string {
  const counts = Object.entries(cameras) as [TakeEntryState, number][];
  return counts.map(([state, count]) => `${count} ${state}`).join(', ');
}

/** `1 camera`, `3 cameras`. */
export function camerasText(count: number): string {
  return count === 1 ? '1 camera' : `${count} cameras`;
}

/** `1 film`, `3 films`. */
export function filmsText(count: number): string {
  return count === 1 ? '1 film' : `${count} films`;
}

/** `/data/takes/walk_take-2 on the operator host: 3 of 3 films checked, collected`. */
export function collectionText({ folder, verified, films, state }: TakeCollectionView): string {
  return `${folder} on the operator host: ${verified} of ${filmsText(films)} checked, ${state}`;
}
