import fc from 'fast-check';
import { develop } from '#camera-agent/domain/simulation/develop.js';
import { isOnItsSide, type Orientation, placeIn } from '#camera-agent/domain/simulation/orientation.js';
import { type Plane } from '#camera-agent/domain/simulation/plane.js';
import { PLAIN } from '#camera-agent/domain/simulation/test-picture.js';
import { toneOf } from '#camera-agent/domain/simulation/tone.js';
import { YuvPicture } from '#camera-agent/domain/simulation/yuv-picture.js';
import { ROTATIONS } from '#contracts/messages/camera-settings.js';

const orientation = fc.record<Orientation>({
  rotation: fc.constantFrom(...ROTATIONS),
  hflip: fc.boolean(),
  vflip: fc.boolean(),
});
const even = fc.integer({ min: 1, max: 20 }).map((half) => half * 2);
const NEUTRAL = toneOf(PLAIN.exposure);

type Rows = number[][];

function rowsOf(plane: Plane, width: number, height: number): Rows {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => plane.bytes[y * plane.stride + x] ?? -1),
  );
}

/** A quarter turn clockwise: the lowest line becomes the first column. */
function turned(rows: Rows): Rows {
  return (rows[0] ?? []).map((_, x) => rows.map((row) => row[x] ?? -1).reverse());
}

function oriented(rows: Rows, { rotation, hflip, vflip }: Orientation): Rows {
  let seen = rows;
  for (let quarter = 0; quarter < rotation / 90; quarter++) seen = turned(seen);
  if (hflip) seen = seen.map((row) => [...row].reverse());
  return vflip ? [...seen].reverse() : seen;
}

function sceneFor(way: Orientation, width: number, height: number): YuvPicture {
  const scene = isOnItsSide(way) ? new YuvPicture(height, width) : new YuvPicture(width, height);
  for (const plane of [scene.luma, scene.blue, scene.red]) {
    plane.bytes.forEach((_, index) => (plane.bytes[index] = 16 + ((index * 7 + (index >> 5)) % 220)));
  }
  return scene;
}

test('a scene in any orientation is what quarter turns and flips make of it, in every plane', () => {
  fc.assert(
    fc.property(orientation, even, even, (way, width, height) => {
      const scene = sceneFor(way, width, height);
      const picture = new YuvPicture(width, height);
      const view = { width, height };
      develop(scene, picture, view, { x: 0, y: 0, ...view }, { tone: NEUTRAL, orientation: way });
      for (const [name, size] of [
        ['luma', 1],
        ['blue', 2],
        ['red', 2],
      ] as const) {
        const from = rowsOf(scene[name], scene.width / size, scene.height / size);
        expect(rowsOf(picture[name], width / size, height / size)).toEqual(oriented(from, way));
      }
    }),
  );
});

test('what changes in the scene changes in the place that it has in the picture, and nowhere else', () => {
  const part = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat());
  fc.assert(
    fc.property(orientation, even, even, part, (way, width, height, [a, b, c, d]) => {
      const scene = sceneFor(way, width, height);
      const view = { width, height };
      const [x, y] = [a % scene.width, b % scene.height];
      const area = { x, y, width: 1 + (c % (scene.width - x)), height: 1 + (d % (scene.height - y)) };
      const picture = new YuvPicture(width, height);
      const whole = new YuvPicture(width, height);
      const seen = { tone: NEUTRAL, orientation: way };
      develop(scene, picture, view, { x: 0, y: 0, ...view }, seen);
      scene.fill(area, { y: 250, u: 240, v: 16 });
      develop(scene, picture, view, placeIn(way, view, area), { ...seen });
      develop(scene, whole, view, { x: 0, y: 0, ...view }, seen);
      for (const name of ['luma', 'blue', 'red'] as const)
        expect(Buffer.compare(picture[name].bytes, whole[name].bytes)).toBe(0);
    }),
  );
});
