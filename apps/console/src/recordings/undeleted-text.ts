import { count } from '../format/count.js';
import { failureText } from '../format/failure-text.js';
import type { Undeleted } from './film-deletions.js';
import { filmTitle } from './film.js';
import type { LeftFilm } from './left-films.js';

/** A hundred films of a camera that is lost are not read one by one. */
const MOST = 5;

/** Which films are still there, and why. */
export function undeletedText(undeleted: readonly Undeleted[]): string {
  const lines = undeleted.map(({ film, failure }) => `${filmText(film)}: ${failureText(failure)}`);
  return `${count(undeleted.length, 'recording')} not deleted. ${some(lines, ' ')}`;
}

/** Which films may still be there, where nobody heard the answer. */
export function leftText(films: readonly LeftFilm[]): string {
  const what = films.length === 1 ? 'is or may be there still' : 'are or may be there still';
  return `${count(films.length, 'recording')} that should be deleted as this page was left ${what}: ${some(films.map(filmText), ', ')}`;
}

function some(lines: readonly string[], between: string): string {
  const more = lines.length - MOST;
  return [...lines.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])].join(between);
}

function filmText(film: LeftFilm): string {
  return `${filmTitle(film)} of ${film.cameraId}`;
}
