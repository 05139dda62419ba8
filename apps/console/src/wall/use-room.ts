import { useViewportSize } from '@mantine/hooks';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Room } from './fit-tile.js';

/** Beneath the tiles; pixels. */
const MARGIN = 16;

/** From where an element begins to the lower edge of the window. */
export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const { height: window } = useViewportSize();
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const top = current.getBoundingClientRect().top + scrollY;
    // In whole pixels, and never more than there is: columns that are a fraction too wide are one fewer.
    const [width, height] = [Math.floor(current.getBoundingClientRect().width), window - top - MARGIN];
    setRoom((before) => (before.width === width && before.height === height ? before : { width, height }));
  });
  return room;
}
