import { failed } from '../frame/failed.js';
import { deleteFilm } from './delete-film.js';
import { Deletions } from './film-deletions.js';
import { noteLeft } from './left-films.js';
import { undeletedText } from './undeleted-text.js';

/** They wait, and go on, while one goes from page to page of the console. */
export const deletions = new Deletions({
  ask: deleteFilm,
  tell: (undeleted) => failed(new Error(undeletedText(undeleted))),
  note: noteLeft,
});

window.addEventListener('pagehide', () => deletions.leave());
