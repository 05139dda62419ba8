import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeState, TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { placedTake } from '../timeline/placed-films.js';

/** A film of a take and what its copy is called. */
export interface CollectableFilm {
  readonly cameraId: string;
  readonly label: string;
  readonly recording: Recording;
  /** From 1. */
  readonly part: number;
  readonly file: string;
}

/** Before them there is no film, or one that its camera has not closed. */
const ROLLED: readonly TakeState[] = ['cut', 'complete', 'failed'];

/** The films of a take, under the names that its timeline has for them. */
export function filmsOfTake(take: Pick<TakeView, 'startAt' | 'entries'>): CollectableFilm[] {
  return placedTake(take).cameras.flatMap(({ cameraId, label, films }) =>
    films.map(({ recording, part, file }) => ({ cameraId, label, recording, part, file })),
  );
}

/** The same of one that was cut; throws `no-films` where there are none. */
export function demandFilms(take: TakeView): CollectableFilm[] {
  const films = ROLLED.includes(take.state) ? filmsOfTake(take) : [];
  if (films.length > 0) return films;
  if (take.kind === 'still')
    throw new RollcallError('no-films', 'The take is one of stills, which are downloaded and not collected.');
  throw new RollcallError('no-films', `The take is ${take.state}: there is no film of it to collect.`);
}
