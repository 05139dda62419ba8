import { useState } from 'react';
import { useCameraInAddress } from '../state/use-camera-in-address.js';
import type { FilmFilter } from './film-filter.js';

/** The camera stands in the address, the day does not. */
export function useFilmFilter(): [FilmFilter, (filter: FilmFilter) => void] {
  const [camera, setCamera] = useCameraInAddress();
  const [day, setDay] = useState('');
  const change = (filter: FilmFilter): void => {
    setDay(filter.day);
    setCamera(filter.camera);
  };
  return [{ camera, day }, change];
}
