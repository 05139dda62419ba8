import { useState } from 'react';
import { useInAddress } from '../state/use-in-address.js';
import type { FilmFilter } from './film-filter.js';

/** The camera stands in the address, the day does not. */
export function useFilmFilter(): [FilmFilter, (filter: FilmFilter) => void] {
  const [camera, setCamera] = useInAddress('camera');
  const [day, setDay] = useState('');
  const change = (filter: FilmFilter): void => {
    setDay(filter.day);
    setCamera(filter.camera);
  };
  return [{ camera, day }, change];
}
