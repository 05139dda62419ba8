import { count } from '../format/count.js';
import { asSentence, withAdvice } from '../format/with-advice.js';
import { type Film, filmTitle } from '../recordings/film.js';
import { filmLook, whyItEnded } from '../recordings/film-state.js';
import { isInterrupted, type TakeEntry } from './take.js';

/** What went wrong with a camera, in sentences. Nothing where all is well. */
export function troublesOf(entry: TakeEntry): string[] {
  const { error, report, recordings } = entry;
  const refusals = report?.findings.filter(({ severity }) => severity === 'refusal') ?? [];
  const dropped = recordings.reduce((sum, film) => sum + film.droppedFrames, 0);
  return [
    ...(error ? [withAdvice(error)] : refusals.map(withAdvice)),
    ...recordings.flatMap((film) => filmTroubles(film, isInterrupted(entry) && film === recordings.at(-1))),
    ...(dropped > 0 ? [`${count(dropped, 'frame')} dropped.`] : []),
  ];
}

function filmTroubles(film: Film, waits: boolean): string[] {
  if (film.state !== 'failed' && film.state !== 'recovered' && !waits) return [];
  const what = waits ? `: ${filmLook(film, true).text}` : ` is ${film.state}`;
  return [asSentence(`${filmTitle(film)}${what}: ${whyItEnded(film) ?? 'no reason was given'}`)];
}
