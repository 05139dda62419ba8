import type { ReactElement } from 'react';
import { Alarm } from '../record/alarm.js';
import { type Film, filmTitle, newestFirst } from '../recordings/film.js';
import { filmLook } from '../recordings/film-state.js';
import { failureOf } from './failure-of.js';

interface LastFailureProps {
  readonly films: Iterable<Film>;
  /** The film behind which a recording waits for the camera. */
  readonly interrupted: Film | undefined;
}

/** Why the film that a camera made last failed or was interrupted; nothing where it was not, or the next is being made. */
export function LastFailure({ films, interrupted }: LastFailureProps): ReactElement | null {
  if (interrupted)
    return (
      <Alarm title={`${filmTitle(interrupted)}: ${filmLook(interrupted, true).text}`}>
        {told(interrupted)}
      </Alarm>
    );
  const [last] = [...films].filter(({ state }) => state !== 'scheduled').sort(newestFirst);
  if (last?.state !== 'failed') return null;
  return <Alarm title={`${filmTitle(last)} failed`}>{told(last)}</Alarm>;
}

function told(film: Film): string {
  return `At ${new Date(film.startedAt).toLocaleString()}: ${failureOf(film)}`;
}
