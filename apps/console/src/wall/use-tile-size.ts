import { useLocalStorage } from '@mantine/hooks';
import type { RefObject } from 'react';
import { fitTile } from './fit-tile.js';
import { useRoom } from './use-room.js';

const USUAL_PX = 280;
/** In the place of a size: as large as the window lets all of them be. */
const FIT = 0;

export interface TileSize {
  /** Of a tile, pixels. */
  readonly size: number;
  /** It follows from the window. */
  readonly isFit: boolean;
  /** All of them are in the window by it. */
  readonly isWhole: boolean;
  readonly onSize: (size: number) => void;
  readonly onFit: () => void;
}

/** How large tiles are: as they were set in this browser, else as the window lets all of them be. */
export function useTileSize(tiles: number, list: RefObject<HTMLElement | null>): TileSize {
  const [kept, keep] = useLocalStorage({ key: 'rollcall.tile', defaultValue: FIT });
  const room = useRoom(list);
  const isFit = kept === FIT;
  const size = isFit ? fitTile(tiles, room, USUAL_PX) : kept;
  return { size, isFit, isWhole: isFit && size > USUAL_PX, onSize: keep, onFit: () => keep(FIT) };
}
