import fc from 'fast-check';
import {
  drawFrameNumber,
  readFrameNumber,
  stripPlace,
} from '#camera-agent/domain/simulation/frame-number-strip.js';
import { YuvPicture } from '#camera-agent/domain/simulation/yuv-picture.js';

const even = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min / 2, max: max / 2 }).map((half) => half * 2);
const frameNumber = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function read(picture: YuvPicture): number | undefined {
  return readFrameNumber(picture.luma.bytes, picture.luma.stride, picture.width, picture.height);
}

describe('frame number strip', () => {
  test('any number is read back from a picture of any size that has room', () => {
    fc.assert(
      fc.property(frameNumber, even(72, 900), even(2, 600), (number, width, height) => {
        const picture = new YuvPicture(width, height);
        drawFrameNumber(picture, number);
        const cell = Math.max(2, Math.floor(width / 80) * 2);
        expect(read(picture)).toBe(cell <= height ? number : undefined);
      }),
    );
  });

  test('noise and blur below a third of the contrast do not matter', () => {
    fc.assert(
      fc.property(
        frameNumber,
        fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 16 }),
        (number, noise) => {
          const picture = new YuvPicture(160, 120);
          drawFrameNumber(picture, number);
          const levels = new Uint8ClampedArray(picture.luma.bytes.buffer);
          levels.forEach((level, index) => (levels[index] = level + (noise[index % noise.length] ?? 0)));
          expect(read(picture)).toBe(number);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('one wrong cell, wherever it is, is noticed', () => {
    fc.assert(
      fc.property(frameNumber, fc.nat({ max: 35 }), (number, wrong) => {
        const picture = new YuvPicture(640, 480);
        drawFrameNumber(picture, number);
        const place = stripPlace(640, 480);
        if (!place) throw new Error('no strip');
        const x = place.x + wrong * place.cell;
        const was = picture.luma.bytes[(place.y + 1) * picture.luma.stride + x + 1] ?? 0;
        picture.fillLuma({ x, y: place.y, width: place.cell, height: place.cell }, was > 100 ? 16 : 235);
        expect(read(picture)).toBeUndefined();
      }),
    );
  });

  test('a black, a white and a tiny picture have none', () => {
    const picture = new YuvPicture(640, 480);
    expect(read(picture)).toBeUndefined();
    picture.luma.bytes.fill(235);
    expect(read(picture)).toBeUndefined();
    drawFrameNumber(new YuvPicture(70, 70), 1);
    expect(readFrameNumber(new Uint8Array(70 * 70), 70, 70, 70)).toBeUndefined();
  });
});
