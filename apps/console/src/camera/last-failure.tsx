import type { ReactElement } from 'react';
import { Alarm } from '../record/alarm.js';
import { type Film, filmTitle, newestFirst } from '../recordings/film.js';
import { failureOf } from './failure-of.js';

/** Why the film that a camera made last failed; nothing where it did not, or the next is being made. */
export function LastFailure({ films }: { readonly films: Iterable<Film> }): ReactElement | null {
  const [last] = [...films].filter(({ state }) => state !== 'scheduled').sort(newestFirst);
  if (last?.state !== 'failed') return null;
  return (
    <Alarm title={`${filmTitle(last)} failed`}>
      {`At ${new Date(last.startedAt).toLocaleString()}: ${failureOf(last)}`}
    </Alarm>
  );
}
