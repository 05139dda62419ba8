import { useIntersection } from '@mantine/hooks';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Icon } from '../frame/icon.js';
import type { Film } from './film.js';
import { filmStills } from './film-stills.js';

interface FilmStillProps {
  readonly film: Film;
  /** False while its camera cannot be asked. */
  readonly isThere: boolean;
}

/** The first frame of a film, fetched once it is in sight; an icon until then. */
export function FilmStill({ film, isThere }: FilmStillProps): ReactElement {
  const { ref, entry } = useIntersection();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [still, setStill] = useState<ImageBitmap>();
  const isWanted = isThere && entry?.isIntersecting === true && still === undefined;
  useEffect(() => {
    if (!isWanted) return;
    const ending = new AbortController();
    void filmStills.of(film, ending.signal).then((made) => made && setStill(made));
    return () => ending.abort();
  }, [film, isWanted]);
  useEffect(() => {
    if (still) canvas.current?.getContext('2d')?.drawImage(still, 0, 0);
  }, [still]);
  return (
    <span ref={ref} className="still" data-state={still ? 'shown' : 'none'}>
      {still ? <canvas ref={canvas} width={still.width} height={still.height} /> : <Icon name="film" />}
    </span>
  );
}
