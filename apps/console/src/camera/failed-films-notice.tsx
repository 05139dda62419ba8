import { useEffect } from 'react';
import { useFleetStream } from '../state/fleet-context.js';
import { tellOfFailedFilms } from './failed-films.js';

/** Has the console tell of every film that fails, whatever page one is on. */
export function FailedFilmsNotice(): null {
  const fleet = useFleetStream();
  useEffect(() => tellOfFailedFilms(fleet), [fleet]);
  return null;
}
