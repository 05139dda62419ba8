import fc from 'fast-check';
import { agentTime } from '#camera-agent/agent-time.js';
import { SimulatedDriver } from '#camera-agent/adapters/drivers/simulated/simulated-driver.js';
import { timeOfMark } from '#camera-agent/domain/simulation/frame-number-strip.js';
import { PictureEncoder } from '#camera-agent/domain/simulation/picture-encoder.js';
import { type Plane } from '#camera-agent/domain/simulation/plane.js';
import {
  pictureParameterSet,
  sequenceParameterSet,
} from '#camera-agent/domain/simulation/stream-parameters.js';
import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import { type Look, PLAIN, TestPicture } from '#camera-agent/domain/simulation/test-picture.js';
import { YuvPicture } from '#camera-agent/domain/simulation/yuv-picture.js';
import { FakeClock } from '#testing/fake-clock.js';
import type { Clock } from '#contracts/ports/clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { describeWith } from '#testing/tools.js';
import { fixedOperatorTime } from '../camera/fixed-operator-time.js';
import { RecordingListener } from '../camera/recording-listener.js';
import { decode, numbersIn, simulate, toAnnexB } from './ffmpeg.js';
import { DEADLINE_MS } from './run-tool.js';

/** The planes of a picture without what cropping takes away. */
function cropped({ luma, blue, red, width, height }: YuvPicture): Buffer {
  const rows = (plane: YuvPicture['luma'], wide: number, high: number): Uint8Array[] =>
    Array.from({ length: high }, (_, row) =>
      plane.bytes.subarray(row * plane.stride, row * plane.stride + wide),
    );
  return Buffer.concat([
    ...rows(luma, width, height),
    ...rows(blue, width / 2, height / 2),
    ...rows(red, width / 2, height / 2),
  ]);
}

function hostClock(fake: FakeClock): Clock {
  return {
    now: () => fake.now(),
    monotonic: () => fake.monotonic(),
    after: (ms, run) => fake.after(ms, run),
  };
}

interface Square {
  readonly plane: 'luma' | 'blue' | 'red';
  readonly column: number;
  readonly row: number;
  readonly side: number;
  readonly level: number;
}

const square: fc.Arbitrary<Square> = fc.record({
  plane: fc.constantFrom('luma', 'blue', 'red'),
  column: fc.nat({ max: 11 }),
  row: fc.nat({ max: 7 }),
  side: fc.integer({ min: 1, max: 6 }),
  level: fc.oneof(fc.constantFrom(0, 1, 3), fc.nat({ max: 255 })),
});

/** Fills a square that is placed and measured in steps of 8 samples of luma, or 4 of chroma. */
function fillSquare(plane: Plane, { plane: name, column, row, side, level }: Square): void {
  const step = name === 'luma' ? 8 : 4;
  for (let line = row * step; line < Math.min(plane.lines, (row + side) * step); line++) {
    const from = line * plane.stride;
    plane.bytes.fill(level, from + column * step, from + Math.min(plane.stride, (column + side) * step));
  }
}

describeWith('ffmpeg', 'simulated camera through ffmpeg', () => {
  test.each([
    { width: 640, height: 480 },
    { width: 162, height: 98 },
    { width: 640, height: 362 },
    { width: 72, height: 2 },
  ])(
    'every frame of $width x $height decodes without a fault to exactly what was drawn',
    async (size) => {
      const options = { ...size, fps: 30, gop: 12, name: 'pi-1' };
      const frames = await decode('stream.h264', toAnnexB(simulate(25, options)), size.width, size.height);
      const test = new TestPicture(options);
      expect(frames).toHaveLength(25);
      frames.forEach((frame, n) => {
        test.draw(n, `12:00:${n}`);
        expect(frame.equals(cropped(test.picture))).toBe(true);
      });
    },
    DEADLINE_MS,
  );

  test(
    'controls that change while it runs, a large text and a bit rate: still exactly what was drawn',
    async () => {
      const size = { width: 162, height: 98 };
      const options = { ...size, fps: 30, gop: 100, name: 'pi-1', bitrate: 3_000_000 };
      const encoder = new SimulatedEncoder(options);
      const test = new TestPicture(options);
      const looks: Record<number, Look> = {
        5: { ...PLAIN, exposure: { ...PLAIN.exposure, light: 3, warmth: 1 }, annotation: 'ward 3' },
        9: { ...PLAIN, orientation: { rotation: 270, hflip: true, vflip: false } },
        12: PLAIN,
      };
      const texts: Record<number, string | undefined> = { 7: 'PI-1', 20: undefined };
      const drawn: Buffer[] = [];
      const units = Array.from({ length: 25 }, (_, n) => {
        const look = looks[n];
        if (look) encoder.adjust({ ...options, look });
        if (look) test.show(look);
        if (n in texts) encoder.overlay(texts[n]);
        if (n in texts) test.overlay(texts[n]);
        test.draw(n, `12:00:${n}`);
        drawn.push(cropped(test.picture));
        return encoder.next(n, n * 33, `12:00:${n}`);
      });
      expect(units.flatMap(({ keyFrame }, n) => (keyFrame ? [n] : []))).toEqual([0, 5, 9, 12]);
      const frames = await decode('stream.h264', toAnnexB(units), size.width, size.height);
      expect(frames.map((frame, n) => drawn[n]?.equals(frame))).toEqual(units.map(() => true));
      expect(numbersIn(frames, size.width, size.height)).toEqual(units.map((_, n) => n));
    },
    DEADLINE_MS,
  );

  test(
    'pictures of any squares in any plane decode to exactly what was encoded',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(square, { maxLength: 6 }), { minLength: 2, maxLength: 30 }),
          async (steps) => {
            const picture = new YuvPicture(94, 62);
            const encoder = new PictureEncoder(picture);
            const sets = [sequenceParameterSet({ width: 94, height: 62, fps: 30 }), pictureParameterSet()];
            const expected: Buffer[] = [];
            const units = steps.map((squares, n) => {
              squares.forEach((one) => fillSquare(picture[one.plane], one));
              expected.push(cropped(picture));
              return {
                nals: [...(n === 0 ? sets : []), encoder.encode(n % 9 === 0)],
                keyFrame: n % 9 === 0,
                timeMs: 0,
              };
            });
            expect(await decode('stream.h264', toAnnexB(units), 94, 62)).toEqual(expected);
          },
        ),
        { numRuns: 12 },
      );
    },
    DEADLINE_MS,
  );

  test(
    'the decoded frame numbers are 0 to n - 1, over many groups and past the wrap of frame_num',
    async () => {
      const units = simulate(130, { width: 320, height: 240, fps: 30, gop: 50, name: 'pi-1' });
      const frames = await decode('stream.h264', toAnnexB(units), 320, 240);
      expect(numbersIn(frames, 320, 240)).toEqual(units.map((_, n) => n));
    },
    DEADLINE_MS,
  );

  test(
    'of a camera whose clock is wrong says when each frame was truly taken',
    async () => {
      const host = new FakeClock();
      host.advance(777.77);
      const { clock, trueTime } = agentTime(
        { ...hostClock(host), now: () => Math.floor(host.now()) },
        { offsetMs: 365 * 86_400_000, ppm: 1000 },
        silentLogger,
      );
      const driver = new SimulatedDriver('cam-1', clock, fixedOperatorTime(clock), [], trueTime);
      const told = new RecordingListener();
      await driver.start(() => ({ width: 640, height: 480, fps: 30 }), told);
      for (let n = 0; n < 3000; n += 1) host.advance(1.01);
      await driver.stop();
      const frames = await decode('wrong-clock.h264', toAnnexB(told.units), 640, 480);
      const marks = numbersIn(frames, 640, 480);
      expect(marks.length).toBeGreaterThan(85);
      const began = host.now() - host.monotonic() + 777.77;
      for (const [index, mark] of marks.entries()) {
        const due = began + (index * 1000) / 30 / 1.001;
        // A millisecond is not known to its tenth yet in the first frames.
        const readBack = timeOfMark(mark ?? NaN, host.now());
        expect(Math.abs(readBack - due)).toBeLessThan(index < 10 ? 0.6 : 0.2);
      }
    },
    DEADLINE_MS,
  );
});
