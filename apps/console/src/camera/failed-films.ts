import { notifications } from '@mantine/notifications';
import type { Fleet } from '#client/index.js';
import { count } from '../format/count.js';
import type { Film } from '../recordings/film.js';
import { failureOf } from './failure-of.js';

const ID = 'failed-films';
/** Of many that fail at once these are told, and the others counted. */
const MOST = 3;

/** Tells of films that fail or are interrupted anywhere in the fleet, until what it gives is called: in one notification that stays until it is put away. */
export function tellOfFailedFilms(fleet: Fleet): () => void {
  let newest: string[] = [];
  let number = 0;
  let waiting = 0;
  const putAway = (): void => {
    newest = [];
    number = 0;
    waiting = 0;
  };
  const tell = (film: Film): void => {
    const label = fleet.state.services.get(film.cameraId)?.label ?? film.cameraId;
    newest = [`${label}: ${failureOf(film)}`, ...newest].slice(0, MOST);
    number += 1;
    waiting += film.goesOn === true ? 1 : 0;
    const others = number - newest.length;
    const told = {
      id: ID,
      color: 'red',
      title: `${count(number, 'recording')} ${whatHappened(number, waiting)}`,
      message: [...newest, ...(others > 0 ? [`${others} more: see "Recordings".`] : [])].join('\n'),
      styles: { description: { whiteSpace: 'pre-line' } },
      autoClose: false,
      onClose: putAway,
    } as const;
    // The first does nothing where it is there already, the second where it is not.
    notifications.show(told);
    notifications.update(told);
  };
  return fleet.onEvent((event) => {
    if (event.type === 'recording.failed') tell(event.data);
  });
}

function whatHappened(number: number, waiting: number): string {
  if (waiting === 0) return 'failed';
  return waiting === number ? 'interrupted' : 'failed or interrupted';
}
