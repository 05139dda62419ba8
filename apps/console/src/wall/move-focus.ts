type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** From the tile that has the focus to the next one in a direction, as they lie on the page; to the first where none has it. */
export function moveFocus(arrow: Arrow): void {
  const tiles = [...document.querySelectorAll<HTMLElement>('.tile > button')];
  const here = tiles.find((tile) => tile === document.activeElement);
  if (!here) return tiles[0]?.focus();
  const from = here.getBoundingClientRect();
  const isThere = (to: DOMRect): boolean => {
    if (arrow === 'ArrowLeft') return to.left < from.left && to.top === from.top;
    if (arrow === 'ArrowRight') return to.left > from.left && to.top === from.top;
    return arrow === 'ArrowUp' ? to.top < from.top : to.top > from.top;
  };
  const distance = (to: DOMRect): number => Math.hypot(to.left - from.left, to.top - from.top);
  const nearest = tiles
    .map((tile) => ({ tile, box: tile.getBoundingClientRect() }))
    .filter(({ box }) => isThere(box))
    .sort((a, b) => distance(a.box) - distance(b.box))[0];
  nearest?.tile.focus();
}
