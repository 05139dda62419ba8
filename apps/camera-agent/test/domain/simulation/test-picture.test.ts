import fc from 'fast-check';
import { readFrameNumber } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { printableText } from '#camera-agent/domain/simulation/printable-text.js';
import { type Look, PLAIN, TestPicture } from '#camera-agent/domain/simulation/test-picture.js';
import { ROTATIONS } from '#contracts/messages/camera-settings.js';

const text = fc.string({ unit: 'binary', maxLength: 120 });
const look = fc.record<Look>({
  exposure: fc.record({
    brightness: fc.double({ min: -1, max: 1, noNaN: true }),
    contrast: fc.double({ min: 0, max: 2, noNaN: true }),
    saturation: fc.double({ min: 0, max: 2, noNaN: true }),
    light: fc.double({ min: 0.01, max: 27, noNaN: true }),
    warmth: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  orientation: fc.record({
    rotation: fc.constantFrom(...ROTATIONS),
    hflip: fc.boolean(),
    vflip: fc.boolean(),
  }),
  note: fc.constantFrom('', 'focus 2.5'),
  annotation: text,
});
const step = fc.oneof(
  fc.record({ look }),
  fc.record({ overlay: fc.option(text, { nil: undefined }) }),
  fc.record({ frame: fc.nat({ max: 4_294_967_295 }) }),
);
/** In smaller ones things overlap. */
const size = fc.constantFrom([320, 240], [322, 242], [240, 320]);
const PLANES = ['luma', 'blue', 'red'] as const;

function bytesOf({ picture }: TestPicture): Buffer {
  return Buffer.concat(PLANES.map((name) => picture[name].bytes));
}

/** Macroblocks of a picture in which a sample differs from what it was. */
function changed(picture: TestPicture, before: Buffer): number[] {
  const { luma } = picture.picture;
  const columns = luma.stride / 16;
  const found = new Set<number>();
  let offset = 0;
  for (const [name, side] of [
    ['luma', 16],
    ['blue', 8],
    ['red', 8],
  ] as const) {
    const plane = picture.picture[name];
    plane.bytes.forEach((value, index) => {
      if (value === before[offset + index]) return;
      const [x, y] = [index % plane.stride, Math.floor(index / plane.stride)];
      found.add(Math.floor(y / side) * columns + Math.floor(x / side));
    });
    offset += plane.bytes.length;
  }
  return [...found];
}

test('after any changes the picture is that of a camera which was set so from the start, and all damage is told', () => {
  fc.assert(
    fc.property(size, fc.array(step, { maxLength: 6 }), ([width = 0, height = 0], steps) => {
      const options = { width, height, name: 'pi-1' };
      const used = new TestPicture(options);
      let [now, overlay]: [Look, string | undefined] = [PLAIN, undefined];
      for (const change of [...steps, { frame: 77 }]) {
        if ('look' in change) used.show((now = change.look));
        if ('overlay' in change) used.overlay((overlay = change.overlay));
        const before = bytesOf(used);
        used.draw('frame' in change ? change.frame : 5, '12:00:00');
        for (const at of changed(used, before)) expect(used.damage.has(at)).toBe(true);
        used.damage.clear();
      }
      const fresh = new TestPicture({ ...options, look: now });
      fresh.overlay(overlay);
      fresh.draw(77, '12:00:00');
      expect(bytesOf(used).equals(bytesOf(fresh))).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test('the frame number is read at its place whatever the camera is set to', () => {
  fc.assert(
    fc.property(look, fc.option(text, { nil: undefined }), (set, overlay) => {
      const test = new TestPicture({ width: 162, height: 98, name: 'pi-1', look: set });
      test.overlay(overlay);
      test.draw(123_456, '12:00:00');
      const { luma } = test.picture;
      expect(readFrameNumber(luma.bytes, luma.stride, 162, 98)).toBe(123_456);
    }),
    { numRuns: 40 },
  );
});

describe('what is shown', () => {
  const shown = (change: Partial<Look>, overlay?: string): Buffer => {
    const test = new TestPicture({ width: 320, height: 240, name: 'pi-1', look: { ...PLAIN, ...change } });
    test.overlay(overlay);
    test.draw(1, '12:00:00');
    return bytesOf(test);
  };
  const { exposure, orientation } = PLAIN;
  const plain = shown({});

  test.each<[string, Partial<Look>]>([
    ['exposure', { exposure: { ...exposure, light: 1.5 } }],
    ['white balance', { exposure: { ...exposure, warmth: -0.5 } }],
    ['saturation', { exposure: { ...exposure, saturation: 0.5 } }],
    ['rotation', { orientation: { ...orientation, rotation: 90 } }],
    ['flip', { orientation: { ...orientation, hflip: true } }],
    ['focus', { note: 'focus 2.5' }],
    ['annotation', { annotation: 'ward 3' }],
  ])('%s is seen', (_, change) => {
    expect(shown(change).equals(plain)).toBe(false);
  });

  test('a text that is too long ends in dots, and different ends are not seen', () => {
    const long = 'x'.repeat(90);
    expect(shown({ annotation: `${long}abc` }).equals(shown({ annotation: `${long}def` }))).toBe(true);
    expect(shown({ annotation: long }).equals(shown({ annotation: 'x'.repeat(48) }))).toBe(false);
  });

  test('two cameras differ by their names', () => {
    const [one, other] = ['cam-1', 'cam-2'].map((name) => {
      const test = new TestPicture({ width: 320, height: 240, name });
      test.draw(1, '12:00:00');
      return bytesOf(test);
    });
    expect(other && one?.equals(other)).toBe(false);
  });
});

describe('printable text', () => {
  test('any text becomes characters that the font has', () => {
    fc.assert(fc.property(text, (any) => expect(printableText(any)).toMatch(/^[ -~]*$/)));
  });

  test('letters lose their accents, all else is one question mark a character', () => {
    expect(printableText('Kälte, déjà vu 日本 🎥\n')).toBe('Kalte, deja vu ?? ??');
  });
});
