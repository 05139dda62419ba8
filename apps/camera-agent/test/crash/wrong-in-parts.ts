import type { StandingFilm } from './standing-films.js';

/** What is wrong with the films of one recording as a whole: they follow each other, and no frame is in two of them. */
export function wrongInParts(films: readonly StandingFilm[]): string[] {
  const [first] = films;
  const isOne = films.length === 1 && first?.recording.part === undefined;
  const parts = films.map(({ recording }) => recording.part);
  const follow = isOne || (parts.length > 0 && parts.every((part, index) => part === index + 1));
  const belong = isOne || films.every(({ recording }) => recording.partOf === first?.recording.id);
  const twice = films.filter((film, index) => {
    const before = films[index - 1];
    return before !== undefined && film.from < before.from + before.frames;
  });
  return [
    ...(follow ? [] : [`parts: ${parts.join(', ')}`]),
    ...(belong ? [] : ['not all films are parts of the first']),
    ...twice.map(({ recording }) => `part ${recording.part} begins within the one before`),
  ];
}
