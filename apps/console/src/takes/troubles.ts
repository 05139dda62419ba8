import { count } from '../format/count.js';
import { asSentence, withAdvice } from '../format/with-advice.js';
import { filmTitle } from '../recordings/film.js';
import { filmTrouble } from '../recordings/film-state.js';
import type { TakeEntry } from './take.js';

/** What went wrong with a camera, in sentences. Nothing where all is well. */
export function troublesOf({ error, report, recordings }: TakeEntry): string[] {
  const refusals = report?.findings.filter(({ severity }) => severity === 'refusal') ?? [];
  const dropped = recordings.reduce((sum, film) => sum + film.droppedFrames, 0);
  return [
    ...(error ? [withAdvice(error)] : refusals.map(withAdvice)),
    ...recordings.flatMap((film) => {
      if (film.state !== 'failed' && film.state !== 'recovered') return [];
      const why = filmTrouble(film) ?? 'no reason was given';
      return [asSentence(`${filmTitle(film)} is ${film.state}: ${why}`)];
    }),
    ...(dropped > 0 ? [`${count(dropped, 'frame')} dropped.`] : []),
  ];
}
