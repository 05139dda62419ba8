import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { FilmFilter } from './film-filter.js';

/** The camera stands in the address: `/recordings?camera=cam-1`. */
export function useFilmFilter(): [FilmFilter, (filter: FilmFilter) => void] {
  const [path, navigate] = useLocation();
  const camera = new URLSearchParams(useSearch()).get('camera') ?? undefined;
  const [day, setDay] = useState('');
  const change = (filter: FilmFilter): void => {
    setDay(filter.day);
    const query = filter.camera === undefined ? '' : `?${new URLSearchParams({ camera: filter.camera })}`;
    if (filter.camera !== camera) navigate(`${path}${query}`, { replace: true });
  };
  return [{ camera, day }, change];
}
