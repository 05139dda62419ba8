import type { Deletion } from './film-deletions.js';
import { type Film, isClosed } from './film.js';

/** Whether the file of a film can be played and downloaded now. */
export function canBeHad(film: Film, isAway: boolean, deletion: Deletion | undefined): boolean {
  return isClosed(film) && !isAway && deletion === undefined;
}
