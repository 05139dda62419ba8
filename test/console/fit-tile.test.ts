import fc from 'fast-check';
import { fitTile } from '../../apps/console/src/wall/fit-tile.js';

const [GAP, FOOT] = [8, 32];
const LEAST = 280;

/** As the browser lays them out: as many columns as there is room for. */
function heightOf(tiles: number, tile: number, width: number): number {
  const columns = Math.max(1, Math.floor((width + GAP) / (tile + GAP)));
  const rows = Math.ceil(tiles / columns);
  return rows * ((tile * 9) / 16 + FOOT) + (rows - 1) * GAP;
}

const room = fc.record({
  width: fc.integer({ min: 300, max: 4000 }),
  height: fc.integer({ min: 200, max: 2200 }),
});

test('tiles that fit are all in the room, and would not be if they were larger', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), room, (tiles, { width, height }) => {
      const tile = fitTile(tiles, { width, height }, LEAST);
      expect(tile).toBeGreaterThanOrEqual(LEAST);
      const fits = (px: number): boolean => px <= width && heightOf(tiles, px, width) <= height;
      if (tile > LEAST) expect(fits(tile)).toBe(true);
      expect(fits(tile + 1)).toBe(false);
    }),
  );
});

test('four of them fill a usual screen by two and two', () => {
  const tile = fitTile(4, { width: 1200, height: 760 }, LEAST);
  expect(Math.floor((1200 + GAP) / (tile + GAP))).toBe(2);
});

test('where there are none yet, or no room is known, they are as small as they may be', () => {
  expect(fitTile(0, { width: 1200, height: 760 }, LEAST)).toBe(LEAST);
  expect(fitTile(4, { width: 0, height: 0 }, LEAST)).toBe(LEAST);
});
