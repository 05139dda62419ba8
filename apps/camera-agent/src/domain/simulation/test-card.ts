import { type Colour, colour } from './colour.js';
import { CELL_HEIGHT } from './font.js';
import { drawRing } from './round-shapes.js';
import { type TestSceneLayout } from './test-scene-layout.js';
import { type Rectangle, type YuvPicture } from './yuv-picture.js';

export const GROUND = colour(18, 22, 28);
export const MARKER = colour(232, 168, 56);
const GRID = colour(30, 36, 45);
const AXIS = colour(48, 57, 70);
const RING = colour(92, 106, 124);

/** White, yellow, cyan, green, magenta, red and blue at half level: told apart at a glance, and easy on the eye. */
const BARS = [
  [1, 1, 1],
  [1, 1, 0],
  [0, 1, 1],
  [0, 1, 0],
  [1, 0, 1],
  [1, 0, 0],
  [0, 0, 1],
].map(([red = 0, green = 0, blue = 0]) => colour(red * 128, green * 128, blue * 128));

const GREYS = Array.from({ length: 11 }, (_, step) => colour(step * 16, step * 16, step * 16));

/** Draws what stands still: ground, grid, ring with its axes, colour bars and grey steps. */
export function drawTestCard(card: YuvPicture, layout: TestSceneLayout): void {
  card.fill({ x: 0, y: 0, width: card.luma.stride, height: card.luma.lines }, GROUND);
  drawGrid(card, layout);
  for (const { y, scale } of [layout.name, layout.clock]) {
    card.fill({ x: 0, y, width: card.luma.stride, height: CELL_HEIGHT * scale }, GROUND);
  }
  drawRing(card, layout.ring, RING);
  drawSteps(card, layout.bars, BARS);
  drawSteps(card, layout.greys, GREYS);
}

function drawGrid(card: YuvPicture, { ring, gridStep }: TestSceneLayout): void {
  const across = (y: number, line: Colour): void =>
    card.fillLuma({ x: 0, y, width: card.luma.stride, height: 1 }, line.y);
  const down = (x: number, line: Colour): void =>
    card.fillLuma({ x, y: 0, width: 1, height: card.luma.lines }, line.y);
  const columns = Math.ceil(ring.x / gridStep);
  for (let column = -columns; column <= columns; column++) down(Math.round(ring.x) + column * gridStep, GRID);
  const rows = Math.ceil(card.luma.lines / gridStep);
  for (let row = -rows; row <= rows; row++) across(Math.round(ring.y) + row * gridStep, GRID);
  down(Math.round(ring.x), AXIS);
  across(Math.round(ring.y), AXIS);
}

function drawSteps(card: YuvPicture, area: Rectangle, colours: readonly Colour[]): void {
  colours.forEach((step, index) => {
    const from = Math.round((area.width * index) / colours.length / 2) * 2;
    const to = Math.round((area.width * (index + 1)) / colours.length / 2) * 2;
    card.fill({ x: area.x + from, y: area.y, width: to - from, height: area.height }, step);
  });
}
